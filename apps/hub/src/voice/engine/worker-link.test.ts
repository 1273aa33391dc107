import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { WorkerLink, type WorkerLimits } from "./worker-link.ts";

// The engines of these tests are real processes that misbehave as the text tells them; each answer carries the process's id.
const program = `
import { createInterface } from "node:readline";
import { existsSync, writeFileSync } from "node:fs";
for await (const line of createInterface({ input: process.stdin })) {
  const { id, text } = JSON.parse(line);
  if (text === "die") process.exit(3);
  if (text.startsWith("die once ")) {
    const mark = text.slice(9);
    if (!existsSync(mark)) { writeFileSync(mark, ""); process.kill(process.pid, "SIGKILL"); }
  }
  if (text === "hang") await new Promise(() => setInterval(() => {}, 1000));
  if (text === "babble") { console.log("not a line of the protocol"); continue; }
  if (text === "refuse") { console.log(JSON.stringify({ id, trouble: "no such word" })); continue; }
  const wav = text === "environment" ? Object.keys(process.env).join() : String(process.pid);
  setTimeout(() => console.log(JSON.stringify({ id, wav: Buffer.from(wav).toString("base64") })), text === "slow" ? 200 : 0);
}`;

let folder: string;
const links: WorkerLink[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "engine-"));
  writeFileSync(join(folder, "engine.mjs"), program);
});
afterEach(async () => {
  await Promise.all(links.splice(0).map((link) => link.close()));
  rmSync(folder, { recursive: true });
});

function openLink(limits: Partial<WorkerLimits> = {}) {
  const warnings: string[] = [];
  const log = { info: () => undefined, warn: (_: object, words: string) => void warnings.push(words) };
  const link = new WorkerLink([join(folder, "engine.mjs")], log as unknown as ConstructorParameters<typeof WorkerLink>[1], {
    restartMs: 20,
    ...limits,
  });
  links.push(link);
  const ask = async (text: string) => Buffer.from(await link.ask(text, "zh")).toString();
  return { link, ask, warnings };
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe("a speech engine in its own process", () => {
  it("is another process than the hub, and one for all phrases", async () => {
    const { ask } = openLink();
    const pids = await Promise.all([ask("one"), ask("slow"), ask("three")]);
    expect(new Set(pids).size).toBe(1);
    expect(Number(pids[0])).not.toBe(process.pid);
  });

  it("is told nothing of the hub's environment", async () => {
    process.env["HALL_SECRET"] = "x";
    try {
      expect(await openLink().ask("environment")).not.toContain("HALL_SECRET");
    } finally {
      delete process.env["HALL_SECRET"];
    }
  });

  it("is started anew when it dies, and the phrase is asked again", async () => {
    const { ask, warnings } = openLink();
    const first = await ask("one");
    const second = await ask(`die once ${join(folder, "mark")}`);
    expect(second).not.toBe(first);
    expect(await ask("three")).toBe(second);
    expect(warnings).toHaveLength(1);
  });

  it("that dies over a phrase again and again costs that phrase alone", async () => {
    const { ask } = openLink();
    const [fatal, after] = await Promise.allSettled([ask("die"), ask("after")]);
    expect(fatal).toMatchObject({ status: "rejected", reason: { trouble: "failed" } });
    expect(after.status).toBe("fulfilled");
  });

  it("that hangs is ended in time, and the next phrase is said", async () => {
    const { ask } = openLink({ answerMs: 600 });
    const pid = await ask("one");
    await expect(ask("hang")).rejects.toMatchObject({ trouble: "too-slow" });
    expect(await ask("two")).not.toBe(pid);
    expect(isAlive(Number(pid))).toBe(false);
  });

  it("that writes nonsense is started anew", async () => {
    const { ask, warnings } = openLink();
    await expect(ask("babble")).rejects.toMatchObject({ trouble: "failed" });
    expect(warnings[0]).toContain("writes what it should not");
    await expect(ask("one")).resolves.toMatch(/^\d+$/);
  });

  it("passes the engine's own refusal on without ending it", async () => {
    const { ask } = openLink();
    const pid = await ask("one");
    await expect(ask("refuse")).rejects.toMatchObject({ trouble: "failed", message: "no such word" });
    expect(await ask("two")).toBe(pid);
  });

  it("has a bounded line before it, and nobody waits there for ever", async () => {
    const { ask } = openLink({ waiting: 1, patienceMs: 50 });
    await ask("warm");
    const [spoken, tooSlow, tooMany] = await Promise.allSettled([ask("slow"), ask("two"), ask("three")]);
    expect(spoken.status).toBe("fulfilled");
    expect(tooSlow).toMatchObject({ reason: { trouble: "too-slow" } });
    expect(tooMany).toMatchObject({ reason: { trouble: "busy" } });
  });

  it("that cannot start at all is a trouble in time, not a hang", async () => {
    const { ask } = openLink({ patienceMs: 400, answerMs: 400 });
    rmSync(join(folder, "engine.mjs"));
    await expect(ask("one")).rejects.toMatchObject({ trouble: expect.stringMatching(/failed|too-slow/) as string });
  });

  it("is gone after close, and what waited is refused", async () => {
    const { link, ask } = openLink();
    const pid = Number(await ask("one"));
    const [waiting] = await Promise.allSettled([ask("slow"), link.close()]);
    expect(waiting).toMatchObject({ status: "rejected", reason: { trouble: "closed" } });
    expect(isAlive(pid)).toBe(false);
    await expect(ask("late")).rejects.toMatchObject({ trouble: "closed" });
  });
});
