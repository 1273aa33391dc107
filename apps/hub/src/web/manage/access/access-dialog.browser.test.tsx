// Devices and staff in a real browser: a device is let in by its code, renamed and revoked, and only an administrator sees the staff.

import type { AccessList, AdministerRequest, Answer, CounterId } from "@hallflow/queue-core";
import axe from "axe-core";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { Console } from "../console.tsx";
import { Rehearsal } from "../rehearsal.ts";
import { chooseLanguage } from "../words.ts";

const device = {
  id: "lobby-1",
  kind: "lobby",
  name: "大屏",
  counter: null,
  zone: null,
  approvedAt: 0,
  approvedBy: "manager:何静@manager-1",
  lastSeenAt: null,
  isOnline: true,
} as const;

let rehearsal: Rehearsal;
let root: Root;
let asked: AdministerRequest[];
let list: AccessList;

beforeEach(async () => {
  await page.viewport(1366, 768);
  chooseLanguage("zh");
  asked = [];
  list = {
    devices: [device],
    waiting: [{ kind: "teller", device: "teller-9", replaces: null, address: "10.0.0.9", askedAt: 0 }],
    accounts: [],
    authority: null,
  };
  rehearsal = new Rehearsal();
  rehearsal.administer = (request): Answer<unknown> => {
    if (request.type === "list-access") return { kind: "done", result: list };
    asked.push(request);
    if (request.type === "find-enrolment") {
      const isKnown = request.code === "482193";
      const words = { zh: "没有设备显示这个设备码", en: "No device shows this code" };
      return isKnown ? { kind: "done", result: list.waiting[0] } : { kind: "refused", refusal: { type: "unknown-code", words } };
    }
    return { kind: "done", result: request.type === "revoke-device" ? null : device };
  };
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
  root.render(<Console link={rehearsal.link} />);
  await page.getByRole("button", { name: /设备与人员/ }).click();
});
afterEach(() => root.unmount());

async function expectNoViolations(): Promise<void> {
  await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  const { violations } = await axe.run(document);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

describe("devices", () => {
  it("are let in by the code on their screen, to the counter where they stand", async () => {
    const code = page.getByLabelText("设备码");
    await code.fill("111111");
    await page.getByRole("button", { name: /查找/ }).click();
    await expect.element(page.getByText("没有设备显示这个设备码")).toBeVisible();
    await code.fill("482193");
    await page.getByRole("button", { name: /查找/ }).click();
    await expect.element(page.getByText("teller-9，地址 10.0.0.9")).toBeVisible();
    await expect.element(page.getByRole("button", { name: /^登记/ })).toBeDisabled();
    await page.getByRole("button", { name: "2", exact: true }).click();
    await expectNoViolations();
    await page.getByRole("button", { name: /^登记/ }).click();
    await expect.poll(() => asked.at(-1)).toMatchObject({ type: "approve-device", code: "482193", counter: "2" as CounterId, zone: null });
  });

  it("are revoked by two presses, and can be renamed", async () => {
    await page.getByRole("button", { name: "停用" }).click();
    expect(asked).toEqual([]);
    await page.getByRole("button", { name: "确认停用" }).click();
    await expect.poll(() => asked).toEqual([{ type: "revoke-device", device: "lobby-1" }]);
    await page.getByRole("button", { name: "改名" }).click();
    await page.getByRole("textbox", { name: "名称" }).fill("东墙大屏");
    await page.getByRole("button", { name: "保存" }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ type: "rename-device", device: "lobby-1", name: "东墙大屏" });
  });

  it("are all that a floor manager looks after here", async () => {
    await expect.element(page.getByRole("tab", { name: /设备/ })).toBeVisible();
    expect(document.querySelectorAll("[role=tab]")).toHaveLength(1);
    await expectNoViolations();
  });
});
