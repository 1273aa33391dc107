// What the lab's command line says, read into changes; what it cannot mean is told with what it could.

import type { CounterId, HallPlan, Instant, LaneId } from "@hallflow/queue-core";
import { minuteMs, nearest, policyNames } from "@hallflow/queue-core";
import type { ChangedCounter, Changes } from "@hallflow/queue-core/lab";
import { Trouble } from "../trouble.ts";

type Dispatch = HallPlan["dispatch"];
type Guards = NonNullable<Dispatch["guards"]>;

export interface ChangeOptions {
  readonly policy?: string;
  readonly guard?: readonly string[];
  readonly guards?: boolean;
  readonly due?: readonly string[];
  readonly credit?: readonly string[];
  readonly weight?: readonly string[];
  readonly counter?: readonly string[];
  readonly relief?: readonly string[];
  readonly without?: readonly string[];
  readonly open?: string;
  readonly close?: string;
  readonly machineShare?: number;
}

/** What the options mean for a day of this plan. Throws Trouble. */
export function changesOf(options: ChangeOptions, plan: HallPlan, dayStartAt: Instant): Omit<Changes, "plan"> {
  const clock = (words: string): Instant => dayStartAt + minuteOfClock(words) * minuteMs;
  const lanes = laneChanges(options, plan);
  const counters = [
    ...(options.counter ?? []).map((words) => counterOf(words, plan, clock)),
    ...(options.relief ?? []).map((words) => counterOf(words, plan, clock)),
  ];
  const without = (options.without ?? []).map((id) => known(id, idsOf(plan.counters), "窗口", "counter"));
  const guards = guardsOf(options, plan);
  const closesAt = options.close === undefined ? undefined : clock(options.close);
  return {
    ...(options.policy !== undefined && { policy: known(options.policy, policyNames, "策略", "policy") }),
    ...(guards && { guards }),
    ...(lanes.length > 0 && { lanes }),
    ...(counters.length > 0 && { counters }),
    ...(without.length > 0 && { withoutCounters: without }),
    ...(options.open !== undefined && { opensAt: clock(options.open) }),
    ...(closesAt !== undefined && { closesAt, ticketsStopAt: closesAt - plan.lastTicketsMinutesBeforeClose * minuteMs }),
    ...(options.machineShare !== undefined && { machineShare: options.machineShare }),
  };
}

const idsOf = <Id extends string>(things: readonly { readonly id: Id }[]): Id[] => things.map(({ id }) => id);

function known<Name extends string>(words: string, names: readonly Name[], zh: string, en: string): Name {
  const found = names.find((name) => name === words);
  if (found !== undefined) return found;
  const near = nearest(words, names);
  const [meantZh, meantEn] = near === undefined ? ["", ""] : [`，是不是 ${near}？`, ` Did you mean ${near}?`];
  throw new Trouble(
    `没有这个${zh}：${words}${meantZh} 可用：${names.join("、")}\nThere is no ${en} "${words}".${meantEn} There are: ${names.join(", ")}.`,
  );
}

function minuteOfClock(words: string): number {
  const [, hours, minutes] = /^(\d{1,2}):(\d\d)$/.exec(words) ?? [];
  const minute = Number(hours) * 60 + Number(minutes);
  if (hours !== undefined && minute <= 24 * 60 && Number(minutes) < 60) return minute;
  throw new Trouble(`时间要写成 08:30 这样，而不是 ${words}\nA time is written like 08:30, not "${words}".`);
}

/** "7=basic,vip" is there all day; "7=basic@11:00-13:30" for a while. */
function counterOf(words: string, plan: HallPlan, clock: (words: string) => Instant): ChangedCounter {
  const [, id, served, from, until] = /^([^=]+)=([^@]+)(?:@([\d:]+)-([\d:]+))?$/.exec(words) ?? [];
  if (id === undefined || served === undefined) {
    throw new Trouble(
      `窗口要写成 7=basic,vip，或 7=basic@11:00-13:30，而不是 ${words}\nA counter is written like 7=basic,vip or 7=basic@11:00-13:30, not "${words}".`,
    );
  }
  const lanes = served.split(",").map((lane) => known(lane.trim(), idsOf(plan.lanes), "队列", "lane"));
  const counter = id.trim() as CounterId;
  if (from === undefined || until === undefined) return { counter, lanes };
  const [opens, closes] = [clock(from), clock(until)];
  if (opens >= closes) throw new Trouble(`${words}：结束要晚于开始\n"${words}": it must end after it begins.`);
  return { counter, lanes, from: opens, until: closes };
}

/** "vip=5": a lane's number for the policy. */
function laneChanges({ due = [], credit = [], weight = [] }: ChangeOptions, plan: HallPlan): NonNullable<Dispatch["lanes"]> {
  const entries = new Map<LaneId, NonNullable<Dispatch["lanes"]>[number]>();
  const read = (words: string, key: "dueMinutes" | "creditMinutes" | "weight") => {
    const [lane, value] = pairOf(words, "vip=5");
    const id = known(lane, idsOf(plan.lanes), "队列", "lane");
    entries.set(id, {
      ...entries.get(id),
      lane: id,
      [key]: numberOf(value, key === "weight" ? { low: 1, high: 100, whole: true } : { low: 0, high: 600 }, words),
    });
  };
  for (const words of due) read(words, "dueMinutes");
  for (const words of credit) read(words, "creditMinutes");
  for (const words of weight) read(words, "weight");
  return [...entries.values()];
}

/** Each guard's number: its bounds, whether it is whole, and where it stands in the plan. */
const guardForms: Readonly<Record<string, { low: number; high: number; whole?: true; set: (guards: Guards, value: number) => void }>> = {
  ageing: { low: 1, high: 600, set: (guards, value) => (guards.ageing = { afterMinutes: value }) },
  inARow: { low: 1, high: 100, whole: true, set: (guards, value) => (guards.inARow = { most: value }) },
  idleHelp: { low: 0, high: 3_600, whole: true, set: (guards, value) => (guards.idleHelp = { afterSeconds: value }) },
  overflow: { low: 0, high: 3_600, whole: true, set: (guards, value) => (guards.overflow = { afterSeconds: value }) },
  reservation: { low: 0.01, high: 10, set: (guards, value) => (guards.reservation = { targetShare: value }) },
};

/** "ageing=15" (minutes), "inARow=2", "idleHelp=60" (seconds), "overflow=30" (seconds), "reservation=1" (of the target). */
function guardsOf({ guard = [], guards }: ChangeOptions, plan: HallPlan): Guards | undefined {
  if (guard.length === 0 && guards !== false) return undefined;
  const result: Guards = guards === false ? {} : { ...plan.dispatch.guards };
  for (const words of guard) {
    const [name, text] = pairOf(words, "ageing=15");
    const form = guardForms[known(name, Object.keys(guardForms), "限制", "guard")];
    form?.set(result, numberOf(text, form, words));
  }
  return result;
}

function pairOf(words: string, example: string): [string, string] {
  const [, name, value] = /^([^=]+)=(.+)$/.exec(words) ?? [];
  if (name !== undefined && value !== undefined) return [name.trim(), value.trim()];
  throw new Trouble(`要写成 ${example} 这样，而不是 ${words}\nThis is written like ${example}, not "${words}".`);
}

function numberOf(text: string, { low, high, whole }: { low: number; high: number; whole?: true }, words: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value >= low && value <= high && (!whole || Number.isInteger(value))) return value;
  throw new Trouble(
    `${words}：要一个 ${low} 到 ${high} 的${whole ? "整" : ""}数\n"${words}": a ${whole ? "whole " : ""}number from ${low} to ${high} is needed.`,
  );
}
