// A demo hall in the middle of its morning, for pictures: people wait in every lane, counters call and serve.

import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import type { RunningHall } from "../system-support/running-hall.ts";

/** Hall time runs so many times as fast while the pictures are taken, for waits that look like a morning's. */
const rate = 12;

/** Begins the hall's morning again at ten, by its own clock. */
async function tenInTheMorning(hall: RunningHall): Promise<void> {
  const manager = new HubClient({ url: hall.url, hello: { token: hall.tokens.manager, view: "manager", device: "pictures" } });
  const day = "2026-11-23";
  const dayStartAt = Date.parse(`${day}T00:00:00+08:00`);
  await manager.send({ type: "close-day" });
  await hall.call("manager", "PUT", "/api/demo/clock", { at: dayStartAt + 10 * 3_600_000, rate });
  await manager.send({
    type: "open-day",
    day,
    dayStartAt,
    ticketsStopAt: dayStartAt + 17.75 * 3_600_000,
    closesAt: dayStartAt + 18 * 3_600_000,
  });
  manager.close();
}

/** A hall in the middle of its morning: people wait in every lane, counters call and serve. */
export async function fill(hall: RunningHall): Promise<void> {
  await tenInTheMorning(hall);
  const counter = (id: string, action: string, body?: unknown) => hall.call("manager", "POST", `/api/v1/counters/${id}/${action}`, body);
  for (const [id, staff] of [
    ["2", "赵敏"],
    ["3", "周洁"],
    ["4", "陈涛"],
    ["5", "林悦"],
    ["6", "何静"],
  ])
    await counter(id as string, "sign-in", { staff });
  // Arrivals some half a minute of hall time apart.
  const take = async (errands: string[], more: object = {}) => {
    await hall.call("manager", "POST", "/api/v1/visits", { errands, ...more });
    await delay(1_800 + (errands[0]?.length ?? 0) * 60);
  };
  const basic = [
    "change-plan",
    "replace-sim",
    "open-account",
    "explain-bill",
    "real-name",
    "print-invoice",
    "suspend",
    "family",
    "value-added",
    "scratch-card",
    "change-plan",
    "replace-sim",
  ];
  for (const [index, service] of basic.entries())
    await take(index === 3 ? [service, "print-invoice"] : [service], index === 5 ? { needs: ["elder"] } : {});
  for (let i = 0; i < 4; i++) await take(["undecided"]);
  for (let i = 0; i < 3; i++) await take(["change-plan"], { tier: "vip" });
  for (const id of ["3", "4", "5"]) {
    await counter(id, "call-next");
    await counter(id, "start");
  }
  await counter("4", "hold", { kind: "papers-missing", note: "取身份证" });
}
