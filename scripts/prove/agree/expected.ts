// What a screen must say of a hall, from the journal alone: written anew, so that a mistake of a screen is not repeated here.

import {
  type CallView,
  type CounterId,
  type Hall,
  type HallPlan,
  type VisitId,
  showLobby,
  showManager,
  showTeller,
  showVisit,
  showWindow,
} from "@hallflow/queue-core";
import type { Facts, ScreenKind } from "./read-screen.ts";

/** A screen of the day: which kind, and whose. */
export interface Place {
  readonly name: string;
  readonly kind: ScreenKind;
  readonly counter: CounterId | null;
}

const listedCalls = 6;
const listedSoon = 3;
const lanesAtOnce = 3;
const soonAhead = 3;

/** Every difference between a screen and the hall, as sentences. `visit` is whose phone it is. */
export function differences(hall: Hall, plan: HallPlan, { kind, counter }: Place, facts: Facts, visit: VisitId | null): string[] {
  const now = hall.lastEventAt;
  switch (kind) {
    case "lobby":
      return lobbyOf(hall, plan, facts, now);
    case "window": {
      if (counter === null) return [];
      const view = showWindow(hall, plan, counter);
      const state = view.day.state === "closed" ? "closed" : view.state;
      return compare(facts, { counter, state, ticket: state === "closed" ? "" : (view.ticket ?? "") });
    }
    case "console":
      return consoleOf(hall, plan, facts, now, counter);
    case "manager":
      return managerOf(hall, plan, facts, now);
    case "phone":
      return phoneOf(hall, plan, facts, now, visit);
  }
}

function compare(facts: Facts, expected: Facts): string[] {
  return Object.entries(expected)
    .filter(([name, value]) => facts[name] !== value)
    .map(([name, value]) => `${name} is "${facts[name] ?? ""}" and should be "${value}"`);
}

function lobbyOf(hall: Hall, plan: HallPlan, facts: Facts, now: number): string[] {
  const view = showLobby(hall, plan, now);
  // The last summons of a day is said whole, and the display of a closed hall comes after it.
  if (view.day.state === "closed") return facts["large"] === "" ? compare(facts, { open: "false" }) : [];
  const latest: CallView[] = [];
  for (const call of view.calls.toReversed()) if (!latest.some(({ ticket }) => ticket === call.ticket)) latest.push(call);
  const isNow = ({ serial }: CallView) => view.current.some((call) => call.serial === serial);
  const calls = latest
    .slice(0, listedCalls)
    .map((call) => `${call.ticket} ${call.kind === "missed" ? "已过号" : `${call.counter} 号窗口`}${isNow(call) ? " *" : ""}`);
  const lanes = view.lanes.map(({ lane, waiting }) => {
    const { name } = plan.lanes.find(({ id }) => id === lane) ?? { name: { zh: lane, en: lane } };
    return `${name.zh} ${name.en} ${waiting}`;
  });
  const shownLanes = (facts["lanes"] ?? "").split(", ");
  const wrong = compare(facts, { open: "true", calls: calls.join(", "), soon: view.soon.slice(0, listedSoon).join(" ") });
  // Lanes take turns, so many at a time.
  const turns = Array.from({ length: Math.ceil(lanes.length / lanesAtOnce) }, (_, turn) =>
    lanes.slice(turn * lanesAtOnce, (turn + 1) * lanesAtOnce),
  );
  if (!turns.some((turn) => turn.join(", ") === shownLanes.join(", ")))
    wrong.push(`lanes are "${facts["lanes"]}" and should be of "${lanes.join(", ")}"`);
  // The large number is said whole, also when its customer has come meanwhile; with nothing being said it is the newest that is awaited.
  const large = facts["large"] ?? "";
  const newest = view.current.at(-1);
  if (large === "" && newest) wrong.push(`no number is large while ${newest.ticket} is being called`);
  if (large !== "") {
    const said = hall.calls.filter(({ ticket }) => ticket === large);
    if (said.length === 0) wrong.push(`${large} is large and was never called`);
    const where = facts["large counter"] ?? "";
    if (where !== "" && !said.some(({ counter }) => counter === where)) wrong.push(`${large} is sent to ${where}, where it was not called`);
  }
  return wrong;
}

function consoleOf(hall: Hall, plan: HallPlan, facts: Facts, now: number, counter: CounterId | null): string[] {
  const view = showTeller(hall, plan, counter, [], now);
  const state = view.seat?.state ?? "signed-out";
  if (state === "signed-out") return compare(facts, { state });
  const own = view.waiting.filter(({ reservedFor }) => reservedFor === counter);
  const lanes = plan.lanes.map(({ id, name }) => {
    const waiting = view.lanes.find(({ lane }) => lane === id)?.waiting ?? 0;
    return `${name.zh} ${waiting - own.filter(({ lane }) => lane === id).length}`;
  });
  const expected = { state, ticket: view.visit?.ticket ?? "", lanes: lanes.sort().join(", "), held: String(view.held.length) };
  const strangers = (facts["waiting"] ?? "")
    .split(" ")
    .filter((ticket) => ticket !== "" && !view.waiting.some((visit) => visit.ticket === ticket));
  return [...compare(facts, expected), ...strangers.map((ticket) => `${ticket} is listed and does not wait`)];
}

function managerOf(hall: Hall, plan: HallPlan, facts: Facts, now: number): string[] {
  const view = showManager(hall, plan, [], now);
  const totals = { issued: String(view.totals.issued), served: String(view.totals.served) };
  if (view.day.state === "closed") return compare(facts, totals);
  const desks = view.seats.map(({ counter, state, ticket }) => `${counter} ${state}${ticket === null ? "" : ` ${ticket}`}`);
  const lanes = plan.lanes.map(({ id, name }) => `${name.zh} ${view.lanes.find(({ lane }) => lane === id)?.waiting ?? 0}`);
  return compare(facts, { ...totals, desks: desks.sort().join(", "), lanes: lanes.join(", ") });
}

function phoneOf(hall: Hall, plan: HallPlan, facts: Facts, now: number, id: VisitId | null): string[] {
  const visit = id === null ? undefined : hall.visits.get(id);
  if (!visit) return [`a phone shows ${facts["ticket"]}, which is nobody's`];
  const { ticket, state, counter, peopleAhead } = showVisit(hall, plan, visit, now);
  const says = facts["says"] ?? "";
  const starts: Partial<Record<typeof state, string>> = {
    called: `请到 ${counter} 号窗口`,
    serving: `正在 ${counter} 号窗口办理`,
    waiting: peopleAhead <= soonAhead ? "请准备" : "请留意叫号",
    held: "",
    served: "已办结",
    absent: "已过号",
    cancelled: "已取消",
    closed: "今日营业已结束",
  };
  const start = starts[state] ?? "";
  return [
    ...compare(facts, { ticket, ahead: state === "waiting" ? String(peopleAhead) : "" }),
    ...(says.startsWith(start) ? [] : [`it says "${says}" of a visit that is ${state} (counter ${counter})`]),
  ];
}
