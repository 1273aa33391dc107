// The lab's command line: what it understands, what it says of what it does not, and a report that needs nothing else.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readHallFile } from "@hallflow/hub/hall-file";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ChangeOptions, changesOf } from "./lab/options.ts";
import { root } from "./run-tool.ts";
import { Trouble } from "./trouble.ts";

function demoPlan() {
  const read = readHallFile(join(root, "halls/demo/hall.yaml"));
  if ("mistakes" in read) throw new Error("the demo hall has mistakes");
  return read.plan;
}
const plan = demoPlan();
const changes = (options: ChangeOptions) => changesOf(options, plan, 0);
const minute = 60_000;

describe("the lab's options", () => {
  it("say what is to be tried", () => {
    expect(
      changes({
        policy: "ratio",
        weight: ["vip=3"],
        due: ["vip=4", "basic=25"],
        guard: ["inARow=2", "reservation=0.5"],
        counter: ["7=basic,vip"],
        relief: ["8=experience@11:00-13:30"],
        without: ["5"],
        open: "09:00",
        close: "17:00",
        machineShare: 0.4,
      }),
    ).toEqual({
      policy: "ratio",
      lanes: [
        { lane: "vip", dueMinutes: 4, weight: 3 },
        { lane: "basic", dueMinutes: 25 },
      ],
      guards: { inARow: { most: 2 }, reservation: { targetShare: 0.5 } },
      counters: [
        { counter: "7", lanes: ["basic", "vip"] },
        { counter: "8", lanes: ["experience"], from: 11 * 60 * minute, until: 13.5 * 60 * minute },
      ],
      withoutCounters: ["5"],
      opensAt: 9 * 60 * minute,
      closesAt: 17 * 60 * minute,
      ticketsStopAt: (17 * 60 - 15) * minute,
      machineShare: 0.4,
    });
    expect(changes({})).toEqual({});
    expect(changes({ guards: false })).toEqual({ guards: {} });
  });

  it.each<[ChangeOptions, string]>([
    [{ policy: "stricd" }, "Did you mean strict?"],
    [{ without: ["9"] }, `There is no counter "9"`],
    [{ counter: ["basic"] }, "A counter is written like 7=basic,vip"],
    [{ counter: ["7=basics"] }, "Did you mean basic?"],
    [{ relief: ["7=basic@13:00-11:00"] }, "it must end after it begins"],
    [{ guard: ["inARow=1.5"] }, "a whole number from 1 to 100"],
    [{ guard: ["agein=15"] }, "Did you mean ageing?"],
    [{ due: ["vip"] }, "This is written like vip=5"],
    [{ due: ["vip=soon"] }, "a number from 0 to 600"],
    [{ open: "25:00" }, "A time is written like 08:30"],
  ])("are told what is wrong with %j", (options, sentence) => {
    expect(() => changes(options)).toThrow(Trouble);
    expect(() => changes(options)).toThrow(sentence);
  });
});

describe("pnpm lab", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "hallflow-lab-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const lab = (...options: string[]) =>
    execa("node", ["scripts/lab.ts", ...options], { cwd: root, preferLocal: true, localDir: root, reject: false });

  it("writes a report that needs neither script nor network", async () => {
    const file = join(folder, "report.html");
    const { stdout, exitCode } = await lab("--generated", "--customers", "80", "--policy", "strict", "--report", file);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("A 综合业务 General services");
    expect(stdout).toMatch(/(\d+) of \1 calls came as they did/);
    const page = readFileSync(file, "utf8");
    expect(page.match(/<svg /g)).toHaveLength(4);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(["']?http|src=/);
    expect(page).toContain("优先的代价");
  });

  it("says what is wrong in a sentence, and writes nothing", async () => {
    const file = join(folder, "report.html");
    const missing = await lab("--data", join(folder, "nowhere"), "--report", file);
    expect([missing.exitCode, missing.stdout]).toEqual([1, ""]);
    expect(missing.stderr).toMatch(/^没有 .*\nThere is no .*nowhere: name a data folder with --data/);
    const unserved = await lab("--generated", "--customers", "20", "--without", "5", "--without", "2", "--report", file);
    expect(unserved.exitCode).toBe(1);
    expect(unserved.stderr).toContain(`no counter serves the lane "experience"`);
    expect(existsSync(file)).toBe(false);
  });

  it("tunes on some days and judges on others", async () => {
    const { stdout, stderr, exitCode } = await lab("tune", "--days", "2", "--customers", "60");
    expect([stderr, exitCode]).toEqual(["", 0]);
    expect(stdout).toContain("trials of 2 days each; the table is of 2 other days");
  });
});
