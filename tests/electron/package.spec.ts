// The packed kiosk: its fuses read back from the executable, and the folder run as it would be in a hall.

import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { chromium, expect, test } from "@playwright/test";
import { execa } from "execa";
import { freePort } from "../system-support/running-hall.ts";

const root = resolve(import.meta.dirname, "../..");
let folder: string;
let kiosk: ChildProcess | undefined;

test.beforeAll(async () => {
  test.setTimeout(240_000);
  folder = mkdtempSync(join(tmpdir(), "hallflow-package-"));
  await execa("node", ["scripts/kiosk-package.ts", "--output", folder], { cwd: root, preferLocal: true });
});

test.afterAll(async () => {
  if (kiosk && kiosk.exitCode === null) {
    const ended = new Promise((resolved) => kiosk?.once("exit", resolved));
    kiosk.kill("SIGKILL");
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

const executable = (): string => join(folder, "linux-unpacked", "hallflow-kiosk");

test("can be made neither a plain Node, nor to load another app, nor to be looked into", async () => {
  const wire = await getCurrentFuseWire(executable());
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  expect(isOn(FuseV1Options.RunAsNode)).toBe(false);
  expect(isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
  expect(isOn(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
  expect(isOn(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
  expect(isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true);
  expect(isOn(FuseV1Options.EnableCookieEncryption)).toBe(true);
  expect(isOn(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
  const asNode = await execa(executable(), ["-p", "1+1"], {
    env: { ELECTRON_RUN_AS_NODE: "1", HALL_LOG: "x" },
    reject: false,
    timeout: 20_000,
  });
  expect(asNode.stdout).not.toBe("2");
});

test("runs out of its folder, with its native modules, and shows its screens", async () => {
  test.setTimeout(90_000);
  expect(existsSync(join(folder, "linux-unpacked/resources/app.asar.unpacked/node_modules/node-hid"))).toBe(true);
  const port = await freePort();
  let said = "";
  kiosk = spawn(executable(), [`--remote-debugging-port=${port}`, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])], {
    env: {
      ...process.env,
      HALL_URL: "http://127.0.0.1:9",
      HALL_TOKEN: "t".repeat(24),
      HALL_DATA: join(folder, "data"),
      HALL_PRINTER: "tcp://127.0.0.1:9",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  kiosk.stderr?.on("data", (text: Buffer) => (said += text.toString()));
  await expect.poll(() => said, { timeout: 60_000 }).toContain("the kiosk is ready");
  // The inspector of the main process is shut for good; the page's own tools are asked for by the test alone.
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [page] = browser.contexts().flatMap((context) => context.pages());
  if (!page) throw new Error("the kiosk has no page");
  expect(page.url()).toBe("app://kiosk/index.html");
  await expect(page.locator("main")).toBeVisible({ timeout: 30_000 });
  await browser.close();
  expect(said).not.toContain("cannot say which devices are plugged in");
});
