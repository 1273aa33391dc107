// Upgrades between releases made for the test, whose hubs are real processes: one that works, one that changes the data, one that does not start.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Installation, undo, upgrade } from "./swap.ts";

let folder: string;
let running: ChildProcess | null;
let said: string[];
const at = (...parts: string[]) => join(folder, ...parts);
const data = (name: string) => readFileSync(at("data", name), "utf8");

/** A hub that adds its mark to the journal, brings the data to its own version, and says that it is up. */
const working = (dataVersion: number) => `
  import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
  if (Number(readFileSync("data/version", "utf8")) > ${dataVersion}) process.exit(1);
  writeFileSync("data/version", "${dataVersion}");
  appendFileSync("data/journal", "run by ${dataVersion}\\n");
  writeFileSync("up", "");
  setInterval(() => {}, 1000);
`;

function release(name: string, program: string): string {
  for (const path of ["node_modules/node/bin", "apps/hub/src", "apps/hub/dist", "apps/kiosk/dist", "apps/counter-display/dist"]) {
    mkdirSync(at(name, path), { recursive: true });
  }
  symlinkSync(process.execPath, at(name, "node_modules/node/bin/node"));
  writeFileSync(at(name, "apps/hub/src/main.ts"), program);
  return at(name);
}

function installation(): Installation {
  const stop = async () => {
    if (running?.exitCode === null) {
      const ended = new Promise((resolve) => running?.once("exit", resolve));
      running.kill("SIGKILL");
      await ended;
    }
  };
  return {
    link: at("current"),
    dataFolder: at("data"),
    service: {
      stop,
      async start() {
        rmSync(at("up"), { force: true });
        running = spawn(at("current/node_modules/node/bin/node"), [at("current/apps/hub/src/main.ts")], { cwd: folder, stdio: "ignore" });
      },
    },
    async ready() {
      const ended = () => running?.exitCode !== null;
      while (!existsSync(at("up")) && !ended()) await delay(20);
      return existsSync(at("up"));
    },
    dataVersion: () => data("version"),
    say: (line) => said.push(line),
  };
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-upgrade-"));
  said = [];
  mkdirSync(at("data/logs"), { recursive: true });
  writeFileSync(at("data/version"), "1");
  writeFileSync(at("data/journal"), "");
  symlinkSync(release("one", working(1)), at("current"));
  await installation().service.start();
  await installation().ready();
});
afterEach(async () => {
  await installation().service.stop();
  rmSync(folder, { recursive: true });
});

describe("an upgrade", () => {
  it("turns the service to the new release, on the same data", async () => {
    await upgrade(installation(), release("two", working(1)));
    expect(readlinkSync(at("current"))).toBe(at("two"));
    expect(data("journal")).toBe("run by 1\nrun by 1\n");
  });

  it("comes back by itself, data and all, when the new release does not start", async () => {
    const broken = release("broken", `import { writeFileSync } from "node:fs"; writeFileSync("data/version", "9"); process.exit(1);`);
    await expect(upgrade(installation(), broken)).rejects.toThrow("runs again, with its data as it was");
    expect(readlinkSync(at("current"))).toBe(at("one"));
    expect(data("version")).toBe("1");
    expect(existsSync(at("up"))).toBe(true);
  });

  it("is not begun with a folder that was not built, or with the release that runs", async () => {
    mkdirSync(at("empty"));
    await expect(upgrade(installation(), at("empty"))).rejects.toThrow("npx -y pnpm@12 install");
    await expect(upgrade(installation(), at("one"))).rejects.toThrow("already");
    expect(running?.exitCode).toBeNull();
  });

  it("is undone with what has happened since, where the old release reads it", async () => {
    await upgrade(installation(), release("two", working(1)));
    writeFileSync(at("data/ticket"), "A001");
    await undo(installation(), false);
    expect(readlinkSync(at("current"))).toBe(at("one"));
    expect(data("ticket")).toBe("A001");
    await expect(undo(installation(), false)).rejects.toThrow("no upgrade");
  });

  it("that changed the data is undone only by giving up what has happened since, and even that is kept", async () => {
    await upgrade(installation(), release("two", working(2)));
    writeFileSync(at("data/ticket"), "A001");
    await expect(undo(installation(), false)).rejects.toThrow("--give-up-data-since-upgrade");
    expect(readlinkSync(at("current"))).toBe(at("two"));
    expect(running?.exitCode).toBeNull();
    await undo(installation(), true);
    expect(readlinkSync(at("current"))).toBe(at("one"));
    expect(data("version")).toBe("1");
    expect(existsSync(at("data/ticket"))).toBe(false);
    const kept = said.find((line) => line.includes("since the upgrade"))?.split(" in ")[1] ?? "";
    expect(readFileSync(join(kept, "ticket"), "utf8")).toBe("A001");
  });
});
