// The day that a trial begins from: one out of a journal, or one made from a seed.

import { existsSync } from "node:fs";
import { dayTimesAt, dayTimesOf } from "@hallflow/hub";
import { formatMistakes, readHallFile } from "@hallflow/hub/hall-file";
import { type DaySource, journalDays, readDay } from "@hallflow/hub/lab";
import { type HallPlan, type Instant, minuteMs } from "@hallflow/queue-core";
import type { GeneratedDay } from "@hallflow/queue-core/lab";
import { journalAt, pathOf } from "../hub/data-folder.ts";
import { Trouble } from "../trouble.ts";

export interface SourceOptions {
  readonly data: string;
  readonly day?: string;
  readonly generated: boolean;
  readonly base: string;
  readonly customers: number;
  readonly seed: number;
}

interface Day {
  readonly source: DaySource;
  readonly plan: HallPlan;
  readonly day: string;
  readonly dayStartAt: Instant;
  readonly title: string;
}

/** Throws Trouble, or JournalError where a journal cannot be read. */
export const dayFrom = (options: SourceOptions): Day => (options.generated ? generatedDay(options) : recordedDay(options));

/** A hall file's plan. Throws Trouble with its mistakes. */
export function planFrom(file: string): HallPlan {
  const path = pathOf(file);
  const read = readHallFile(path);
  if ("mistakes" in read) throw new Trouble(`营业厅文件有错 · The hall file has mistakes:\n${formatMistakes(read.mistakes)}`);
  return read.plan;
}

/** How large a generated day is, and when: the day named, or the next on which the hall is open. Throws Trouble. */
export function sizeFrom(plan: HallPlan, { day: date, customers }: Pick<SourceOptions, "day" | "customers">): GeneratedDay {
  const times = date === undefined ? nextOpenDay(plan) : timesOf(plan, date);
  const { day, dayStartAt, hours } = times;
  if (!hours) throw new Trouble(`${day} 不营业，请换一天。\nThe hall is closed on ${day}; choose another day.`);
  return { day, dayStartAt, ...hours, customers };
}

function timesOf(plan: HallPlan, date: string): ReturnType<typeof dayTimesOf> {
  try {
    return dayTimesOf(plan, date);
  } catch (error) {
    if (error instanceof RangeError)
      throw new Trouble(`日期要写成 2026-11-23 这样，而不是 ${date}\nA day is written like 2026-11-23, not "${date}".`);
    throw error;
  }
}

/** A fixed week, so that the same seed makes the same day whenever it is asked for. */
const firstMonday = Date.UTC(2026, 0, 5, 12);

function nextOpenDay(plan: HallPlan): ReturnType<typeof dayTimesAt> {
  for (let nth = 0; nth < 7; nth++) {
    const times = dayTimesAt(plan, firstMonday + nth * 24 * 60 * minuteMs);
    if (times.hours) return times;
  }
  throw new Trouble("这个营业厅一周七天都不营业。\nThis hall is closed on all seven days.");
}

function generatedDay(options: SourceOptions): Day {
  const plan = planFrom(options.base);
  const size = sizeFrom(plan, options);
  const { day, dayStartAt } = size;
  return {
    source: { kind: "generated", plan, size, seed: options.seed },
    plan,
    day,
    dayStartAt,
    title: `${plan.name.zh} · ${plan.name.en} — 生成的一天 · a generated day (${options.customers}, seed ${options.seed})`,
  };
}

function recordedDay({ data, day: date }: SourceOptions): Day {
  const file = journalAt(data);
  if (!existsSync(file)) {
    throw new Trouble(
      `没有 ${file}：请用 --data 指明数据文件夹，或用 --generated 生成一天。\nThere is no ${file}: name a data folder with --data, or make a day with --generated.`,
    );
  }
  const found = readDay(file, date);
  if (!found) {
    const days = journalDays(file).filter(({ tickets }) => tickets > 0);
    const named = days.slice(-14).map(({ day, tickets }) => `${day} (${tickets})`);
    throw new Trouble(
      `日志里没有${date === undefined ? "有客户的一天" : ` ${date}`}。有客户的日子：${named.join("，") || "无"}\n` +
        `The journal has no ${date === undefined ? "day with customers" : date}. Days with customers: ${named.join(", ") || "none"}.`,
    );
  }
  const { published, events, day } = found;
  const opened = events[0];
  if (opened?.type !== "day-opened") throw new Error("a day of the journal begins with its opening");
  return {
    source: { kind: "recorded", published, events },
    plan: published.plan,
    day: day.day,
    dayStartAt: opened.dayStartAt,
    title: `${published.plan.name.zh} · ${published.plan.name.en} — ${day.day} (${day.tickets} 票 tickets)${day.lastSequence === null ? " 到目前为止 so far" : ""}`,
  };
}
