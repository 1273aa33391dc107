// Whether everything that a lobby display made large or spoke was a summons that held when it began.

import type { OpenCall } from "./open-calls.ts";
import type { HeardClip, LargeNumber } from "../../../tests/system-support/recorders.ts";

/** A view on its way, and a phrase that a busy engine has to say first: so late a summons may begin that has just ended. */
const onItsWayMs = 1_500;
/** Clocks of a page and of the hub, read in turn. */
const earlyMs = 200;
/** The second time of a summons begins so soon after the first. */
const sameJobMs = 1_200;

export interface Announced {
  readonly shown: number;
  readonly spoken: number;
  readonly stale: readonly string[];
}

/** `hallAt` turns an instant of the machine's clock into hall time, which runs `speed` times as fast. */
export function staleOnes(
  calls: readonly OpenCall[],
  large: readonly LargeNumber[],
  heard: readonly HeardClip[],
  hallAt: (wall: number) => number,
  speed: number,
): Announced {
  const late = onItsWayMs * speed;
  const held = (fits: (call: OpenCall) => boolean, wall: number) =>
    calls.some((call) => fits(call) && call.from <= hallAt(wall) + earlyMs * speed && hallAt(wall) <= call.until + late);
  const jobs = heard.filter((clip, index) => {
    const before = heard[index - 1];
    return before?.sound !== clip.sound || before.endedAt === null || clip.startedAt - before.endedAt > sameJobMs;
  });
  const stale: string[] = [];
  for (const { at, ticket, isMissed } of large) {
    if (!held((call) => call.ticket === ticket && (call.kind === "missed") === isMissed, at))
      stale.push(
        `${ticket} became large${isMissed ? " as missed" : ""} when its summons held no more: ${storyOf(calls, ticket, hallAt(at), speed)}`,
      );
  }
  for (const { sound, startedAt } of jobs) {
    const [, , kind = "", ticket = "", counter = ""] = sound.split("/");
    if (!held((call) => call.kind === kind && call.ticket === ticket && call.counter === counter, startedAt))
      stale.push(`${sound} was spoken when that summons held no more: ${storyOf(calls, ticket, hallAt(startedAt), speed)}`);
  }
  return { shown: large.length, spoken: jobs.length, stale };
}

const storyOf = (calls: readonly OpenCall[], ticket: string, at: number, speed: number): string =>
  calls
    .filter((call) => call.ticket === ticket)
    .map(({ kind, counter, from, until }) => `${kind} to ${counter} from ${seconds(from - at, speed)} to ${seconds(until - at, speed)}`)
    .join("; ");

const seconds = (hallMs: number, speed: number): string => `${(hallMs / speed / 1_000).toFixed(1)} s`;
