import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const demo = join(root, "halls/demo/hall.yaml");
const folder = mkdtempSync(join(tmpdir(), "hall-check-"));
afterAll(() => rmSync(folder, { recursive: true }));

const hallCheck = (...files: string[]) =>
  execa(process.execPath, [join(import.meta.dirname, "hall-check.ts"), ...files], {
    reject: false,
    cwd: folder,
    env: { INIT_CWD: folder, NO_COLOR: "1", HALL_CONFIG: undefined },
  });

describe("hall:check", () => {
  it("shows the demo hall when it is asked for nothing else", async () => {
    const { exitCode, stdout } = await hallCheck();
    expect(stdout).toContain("城中营业厅 · City Centre Hall   演示 demo");
    expect(stdout).toContain("A 自助 machine-first");
    expect(stdout.match(/没有错误/g)).toHaveLength(2);
    expect(exitCode).toBe(0);
  });

  it("names mistakes by the path from where it was called, and fails", async () => {
    writeFileSync(join(folder, "mine.yaml"), readFileSync(demo, "utf8").replace("lanes: [basic, vip]", "lanes: [bsic, vip]"));
    const { exitCode, stderr } = await hallCheck("mine.yaml");
    expect(stderr).toMatch(/^mine\.yaml:\d+:\d+ {2}counters\[3\]\.lanes\[0\]: 没有队列 "bsic"/);
    expect(stderr).toContain("mine.yaml: 1 处错误 · 1 mistake");
    expect(exitCode).toBe(1);
  });

  it("takes a hall's folder for the hall in it", async () => {
    const { exitCode, stdout } = await hallCheck(join(root, "halls/demo"));
    expect(stdout).toContain("hall.yaml: 没有错误");
    expect(exitCode).toBe(0);
  });

  it("checks the list of customers beside the hall, without a stack and without a number", async () => {
    writeFileSync(join(folder, "hall.yaml"), readFileSync(demo));
    writeFileSync(join(folder, "customers.yaml"), `version: 1\ncustomers:\n  - { phone: 15400000001, tier: vip }\n`);
    const { exitCode, stderr } = await hallCheck("hall.yaml");
    expect(stderr).toMatch(/^customers\.yaml:3:14 {2}customers\[0\]\.phone: /);
    expect(stderr).not.toMatch(/15400000001|\n {4}at /);
    expect(exitCode).toBe(1);
  });
});
