// Holds every reading of every screen against the hall that the journal makes at the very sequence that the screen showed.

import { type JournalEvent, type VisitId, emptyHall, evolve } from "@hallflow/queue-core";
import { type Place, differences } from "./expected.ts";
import type { Reading } from "./read-screen.ts";

export interface Sample {
  readonly place: Place;
  readonly reading: Reading;
  /** Whose phone it is; null for every other screen. */
  readonly visit: VisitId | null;
  /** Since the proof began. */
  readonly atMs: number;
}

export interface Verdict {
  readonly readings: number;
  /** Different states of the hall among them. */
  readonly states: number;
  /** States that two screens or more showed, which so agree with each other. */
  readonly shared: number;
  readonly wrong: readonly string[];
}

const storyEvents = 6;

export function judge(samples: readonly Sample[], feed: readonly { readonly sequence: number; readonly event: JournalEvent }[]): Verdict {
  const hall = emptyHall();
  const wrong: string[] = [];
  const at = new Map<number, number>();
  let next = 0;
  for (const sample of samples.toSorted((a, b) => (a.reading.sequence ?? 0) - (b.reading.sequence ?? 0))) {
    const { place, reading, visit, atMs } = sample;
    const { sequence, facts } = reading;
    if (sequence === null) {
      wrong.push(`${place.name} does not say what it shows`);
      continue;
    }
    for (; next < feed.length && (feed[next]?.sequence ?? Infinity) <= sequence; next++) {
      const event = feed[next]?.event;
      if (event) evolve(hall, event);
    }
    at.set(sequence, (at.get(sequence) ?? 0) + 1);
    if (hall.sequence !== sequence || !hall.plan) {
      wrong.push(`${place.name} shows state ${sequence}, and the journal ends at ${hall.sequence}`);
      continue;
    }
    const found = differences(hall, hall.plan, place, facts, visit);
    if (found.length > 0)
      wrong.push(`${(atMs / 1_000).toFixed(1)} s, ${place.name} at ${sequence}: ${found.join("; ")}\n${story(feed, next)}`);
  }
  return { readings: samples.length, states: at.size, shared: [...at.values()].filter((count) => count > 1).length, wrong };
}

/** The last events before a moment, for whoever looks into it. */
const story = (feed: readonly { readonly sequence: number; readonly event: JournalEvent }[], next: number): string =>
  feed
    .slice(Math.max(0, next - storyEvents), next)
    .map(({ sequence, event }) => `    ${sequence} ${JSON.stringify(event)}`)
    .join("\n");
