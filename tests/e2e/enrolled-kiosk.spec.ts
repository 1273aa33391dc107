// A kiosk that nobody has let in yet, as it is seen: the code on its screen, the start after a manager's word, the code again after another.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ClosedHall } from "@hallflow/hub/testing";
import { type Page, expect, test } from "@playwright/test";
import { freePort } from "../system-support/running-hall.ts";

const program = resolve(import.meta.dirname, "../../apps/kiosk/src/preview/main.ts");

let hall: ClosedHall;
let folder: string;
let kiosk: ChildProcess;
let address: string;
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-door-"));
  hall = await ClosedHall.start();
  const dayStartAt = Date.now() - 3_600_000;
  await hall.administrator.emitWithAck("command", {
    operation: crypto.randomUUID(),
    ageMs: 0,
    command: {
      type: "open-day",
      day: new Date().toISOString().slice(0, 10),
      dayStartAt,
      ticketsStopAt: Date.now() + 3_600_000,
      closesAt: Date.now() + 7_200_000,
    },
  });
  const port = String(await freePort());
  address = `http://127.0.0.1:${port}/kiosk/`;
  const settings = { HALL_URL: hall.hub.address, HALL_DEVICE: "kiosk-7", HALL_DATA: folder, KIOSK_PORT: port, HALL_LOG: "silent" };
  kiosk = spawn(process.execPath, [program], { stdio: ["ignore", "pipe", "ignore"], env: { ...process.env, ...settings } });
  await new Promise((listening) => kiosk.stdout?.once("data", listening));
});
test.afterAll(async () => {
  kiosk.kill("SIGTERM");
  await new Promise((ended) => (kiosk.exitCode === null ? kiosk.once("exit", ended) : ended(null)));
  await hall.stop();
  rmSync(folder, { recursive: true, force: true });
});

const code = async (page: Page): Promise<string> => {
  await expect(page.locator(".enrol-code")).toBeVisible();
  return (await page.locator(".enrol-code").innerText()).replaceAll(/\D/g, "");
};
const approve = (typed: string) =>
  hall.administer({ type: "approve-device", code: typed, name: "大门左侧", counter: null, zone: null } as never);

test("an unknown kiosk shows its code, starts by itself when it is let in, and is back at a code within five seconds of being revoked", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(address);
  await expect(page.getByText("请值班经理在管理页打开“设备与人员”，输入这个设备码。")).toBeVisible();
  await expect(page.getByText("This machine kiosk-7")).toBeVisible();
  const first = await code(page);
  expect(first).toMatch(/^\d{6}$/);
  await approve(first);
  // There is no printer here, so that the start offers a number without paper.
  await expect(page.getByRole("button", { name: /号码显示在屏幕和手机上/ })).toBeVisible();
  await page.getByRole("button", { name: /号码显示在屏幕和手机上/ }).click();
  await expect(page.getByRole("heading", { name: /怎么为您取号/ })).toBeVisible();

  // In the middle of a visit too.
  const revokedAt = performance.now();
  await hall.administer({ type: "revoke-device", device: "kiosk-7" } as never);
  const second = await code(page);
  expect(performance.now() - revokedAt).toBeLessThan(5_000);
  expect(second).not.toBe(first);
  await approve(second);
  await expect(page.getByRole("button", { name: /号码显示在屏幕和手机上/ })).toBeVisible();
});
