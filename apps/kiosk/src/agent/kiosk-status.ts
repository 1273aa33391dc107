// What the screens are told of the hall: the part that a customer may see, and no more.

import type { HallPlan } from "@hallflow/queue-core";
import { pinyin } from "pinyin-pro";
import type { KioskStatus, ScreenPlan } from "../bridge.ts";
import type { Agent } from "./agent-contract.ts";
import { HallCalendar } from "./hall-calendar.ts";
import { liveNeighbour } from "./neighbour.ts";
import { outlook } from "./outlook.ts";

const calendars = new WeakMap<HallPlan, HallCalendar>();

function calendarOf(plan: HallPlan): HallCalendar {
  const calendar = calendars.get(plan) ?? new HallCalendar(plan.timeZone);
  calendars.set(plan, calendar);
  return calendar;
}

/** The status as it is now; hall time runs on from `time` at its rate. */
export function kioskStatus(agent: Agent, fixed: Pick<KioskStatus, "runtime" | "neighbour" | "switches">): KioskStatus {
  const { link, refusal, plan, view, printer, mouth, offlineReady, paused, rate } = agent.status();
  const at = agent.hallNow();
  return {
    device: agent.device,
    link,
    refusal,
    time: { at, rate },
    day: view?.day ?? null,
    // Waits of before a cut are nobody's waits any more.
    outlook: link === "online" && plan && view ? outlook(plan, view, calendarOf(plan).minuteOfDay(at)) : null,
    printer,
    mouth,
    offlineReady,
    paused,
    ...fixed,
    neighbour: liveNeighbour({ device: agent.device, link, machines: view?.machines, written: fixed.neighbour }),
  };
}

export function screenPlan(plan: HallPlan): ScreenPlan {
  const { name, brandColour, timeZone, openingHours, lanes, zones, serviceGroups, undecided } = plan;
  const services = plan.services.map((service) => ({ ...service, initials: initialsOf(service.name.zh) }));
  return {
    name,
    brandColour,
    timeZone,
    openingHours,
    lanes,
    zones,
    serviceGroups,
    undecided,
    services,
    appointments: plan.appointments !== undefined,
    wishes: plan.feedback?.wishes ?? null,
  };
}

/** The first letters of a name's syllables, such as dyfp for 打印发票. */
const initialsOf = (name: string): string =>
  pinyin(name, { pattern: "first", toneType: "none", nonZh: "removed", separator: "" })
    .toLowerCase()
    .replace(/[^a-z]/g, "");
