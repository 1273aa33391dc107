// The floor manager's pictures: the hall live, and each thing that is done about it.

import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import type { CounterId, StaffId } from "@hallflow/queue-core";
import type { Browser } from "@playwright/test";
import type { RunningHall } from "../system-support/running-hall.ts";
import { type Language, page, shoot } from "./screen.ts";

const words = {
  zh: { notices: /大屏通知/, run: /营业运行/, evacuate: /紧急疏散/, complaints: /^意见/, find: "按号码找客户", close: "关闭" },
  en: { notices: /Notices/, run: /Run the hall/, evacuate: /Evacuate/, complaints: /^Complaints/, find: "Find a customer", close: "Close" },
} as const;

/** Two customers have complained, and somebody follows one of them up. */
async function complain(hall: RunningHall): Promise<void> {
  const manager = new HubClient({ url: hall.url, hello: { token: hall.tokens.manager, view: "manager", device: "pictures" } });
  const view = () => {
    const push = manager.state().push?.view;
    return push?.role === "manager" ? push : null;
  };
  while (!view()) await delay(50);
  for (const counter of ["3", "5"] as CounterId[]) {
    await manager.send({ type: "call-next", counter });
    await manager.send({ type: "start", counter });
    await manager.send({ type: "record-outcome", counter, kind: "complaint", about: "long-wait", outcome: "accepted" });
  }
  await delay(500);
  const [first] = view()?.complaints ?? [];
  if (first && !first.taken) await manager.send({ type: "take-up-complaint", visit: first.visit, staff: "方琳" as StaffId, topic: "wait" });
  await manager.send({
    type: "set-notices",
    notices: [{ zh: "3 号自助机维修中，请使用 1、2 号机", en: "Machine 3 is being repaired; please use 1 or 2", untilAt: null }],
  });
  manager.close();
}

export async function manage(browser: Browser, hall: RunningHall, language: Language): Promise<void> {
  const { notices, run, evacuate, complaints, find, close } = words[language];
  await complain(hall);
  const desk = await page(browser, "desk", language);
  await desk.goto(`${hall.url}/manage`);
  const button = (name: string | RegExp) => desk.getByRole("button", { name }).first();
  await button(run).waitFor();
  await delay(1_500);
  await shoot(desk, `manage-${language}`);
  const look = async (name: string, ...steps: readonly (string | RegExp)[]) => {
    for (const step of steps) await button(step).click();
    await shoot(desk, `manage-${name}-${language}`);
    await desk.getByRole("button", { name: close, exact: true }).first().click();
  };
  await look("notices", notices);
  await look("run", run);
  await look("evacuate", run, evacuate);
  await look("complaints", complaints);
  await look("find", find);
  await look("visit", /^A00\d/);
  await desk.context().close();
}
