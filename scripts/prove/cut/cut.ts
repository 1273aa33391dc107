// A busy day in which the cable of each kind of device is pulled for a while, silently and with resets.

import { setTimeout as delay } from "node:timers/promises";
import type { CounterId, JournalEvent } from "@hallflow/queue-core";
import { seeded } from "@hallflow/queue-core/lab";
import { type DayOptions, playDay } from "../../day/play-day.ts";
import type { DayResult } from "../../day/report.ts";
import type { SimulatedHall } from "../../day/simulated-hall.ts";
import { type Announced, staleOnes } from "./announced.ts";
import type { CutKind } from "./cable.ts";
import type { Client } from "./clients.ts";
import { openCalls } from "./open-calls.ts";
import { type Pull, brokenBy, pullAll } from "./pull.ts";
import type { HeardClip, LargeNumber } from "../../../tests/system-support/recorders.ts";
import { Stage } from "./stage.ts";

export interface CutOptions extends DayOptions {
  readonly cutMs: number;
  readonly cuts: readonly CutKind[];
  /** A counter of the plan at which no teller of the day sits. */
  readonly counter: CounterId;
  readonly printer: string;
  /** Told of each pull once it is over. */
  readonly pulled: (pull: Pull) => void;
}

export interface CutProof {
  readonly day: DayResult;
  readonly pulls: readonly Pull[];
  readonly announced: Announced;
  readonly wrong: readonly string[];
}

const betweenMs = 10_000;
/** News of a missed number is not spoken when it is older. */
const missedHoldsMs = 60_000;

export async function proveCut(hall: SimulatedHall, options: CutOptions): Promise<CutProof> {
  const random = seeded(options.seed);
  const { counter, speed } = options;
  const pulls: Pull[] = [];
  const wrong: string[] = [];
  let stage: Stage | null = null;
  let pulling: Promise<void> | null = null;
  let announced: Announced = { shown: 0, spoken: 0, stale: [] };

  const opened = async (): Promise<void> => {
    const set = await Stage.set(hall.access, counter);
    stage = set;
    pulling = (async () => {
      await delay(betweenMs);
      for (const [index, cut] of options.cuts.entries()) {
        const served = set.seat();
        // A press that left just before the cable did, and one that the console must not even send.
        const during = async ({ kind, page }: Client) => {
          if (kind === "teller") await page.keyboard.press("f");
        };
        const these = await pullAll(set.clients, { cut, cutMs: options.cutMs, random, stored: () => set.stored(), during });
        for (const pull of these) options.pulled(pull);
        pulls.push(...these);
        await delay(betweenMs / 2);
        if (set.seat() !== served) wrong.push(`${cut}: a press during the cut was carried out: ${served} became ${set.seat()}`);
        await set.client("teller").page.keyboard.press("f");
        await delay(1_500);
        if (set.seat() === served) wrong.push(`${cut}: the console's press after the cut was not carried out`);
        if (index + 1 < options.cuts.length) await set.serveAnother();
        await delay(betweenMs / 2);
      }
    })()
      // The day ends once nobody of the stage is left in it, however that went.
      .catch((error: unknown) => void wrong.push(`the proof broke off: ${error instanceof Error ? error.message : String(error)}`))
      .then(() => set.clear());
  };

  const closed = async (feed: readonly { readonly event: JournalEvent }[]): Promise<void> => {
    await pulling;
    const page = stage?.client("lobby").page;
    if (!page) return;
    const { large, heard } = await page.evaluate(() => {
      const { large, heard } = globalThis as unknown as { large: LargeNumber[]; heard: HeardClip[] };
      return { large, heard };
    });
    const [wallNow, hallNow] = [Date.now(), hall.now()];
    const calls = openCalls(
      feed.map(({ event }) => event),
      missedHoldsMs * speed,
    );
    announced = staleOnes(calls, large, heard, (wall) => hallNow - (wallNow - wall) * speed, speed);
  };

  try {
    const staffs = (id: CounterId) => id !== counter;
    const day = await playDay(hall, options, { staffs, opened, closed, printer: options.printer });
    return { day, pulls, announced, wrong: [...wrong, ...brokenBy(pulls), ...announced.stale] };
  } finally {
    await (stage as Stage | null)?.close();
  }
}
