// A short hall day at 200×, through the same doors as a real one, with the hub killed in the middle of it.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { execa } from "execa";
import { startHall } from "../system-support/running-hall.ts";

const root = new URL("../..", import.meta.url).pathname;

test("a day with the hub killed twice loses nothing, prints everything once, and replays", async () => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "hallflow-day-test-"));
  const hallFile = join(folder, "hall.yaml");
  const hours = /\["(08:30|09:00)", "(18:00|17:30)"\]/g;
  writeFileSync(hallFile, readFileSync(join(root, "halls/demo/hall.yaml"), "utf8").replace(hours, '["09:00", "12:00"]'));
  const hall = await startHall({ HALL_CONFIG: hallFile });
  const day = execa("node", ["scripts/day.ts", "--speed", "200", "--customers", "130", "--seed", "3"], {
    cwd: root,
    preferLocal: true,
    env: { HALL_DATA: hall.dataFolder, HALL_PORT: new URL(hall.url).port, HALL_PRINTER: hall.printer },
    reject: false,
    all: true,
  });
  const killed: Promise<void>[] = [15_000, 32_000].map(async (afterMs) => {
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await hall.killHub();
  });
  const { exitCode, all } = await day;
  await Promise.all(killed);
  await hall.stop();
  rmSync(folder, { recursive: true, force: true });
  expect(all).toContain("✓ 每张号都打印一次");
  expect(all).toContain("✓ 日志重放与现场一致");
  expect(exitCode, all).toBe(0);
});
