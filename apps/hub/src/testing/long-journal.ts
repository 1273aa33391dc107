// A journal as long as proofs and benches want it: a busy hall's history, up to the end of a hall day.

import { type Command, type Hall, decide, evolve } from "@hallflow/queue-core";
import { type Entry, Journal } from "../journal.ts";
import { recall, takeSnapshot } from "../recall.ts";
import { busyHall } from "./busy-hall.ts";
import { demoPlan } from "./trial-hub.ts";

/** Stored in large groups: nobody waits for it. */
const perGroup = 200;

/** Writes at least so many events, with a snapshot `tail` events before the end: as many as can lie behind one when a hub is killed. Answers how many there are. */
export function writeLongJournal(folder: string, { events, tail, seed = 1 }: { events: number; tail: number; seed?: number }): number {
  const journal = new Journal(folder);
  let group: Entry[] = [];
  let hasSnapshot = false;
  for (const { events: happened } of busyHall(demoPlan(), seed)) {
    group.push({ events: happened, actor: "history", operation: null });
    if (group.length < perGroup) continue;
    journal.append(group);
    group = [];
    if (!hasSnapshot && journal.sequence >= events - tail) {
      takeSnapshot(journal, recall(journal).hall);
      hasSnapshot = true;
    }
    if (journal.sequence >= events) break;
  }
  journal.append(endOfDay(recall(journal).hall));
  const { sequence } = journal;
  journal.close();
  return sequence;
}

/** Everybody who is at a counter is served, and the day closed. */
function endOfDay(hall: Hall): Entry[] {
  const entries: Entry[] = [];
  const happen = (command: Command): boolean => {
    const decision = decide(hall, command, hall.lastEventAt + 1);
    if (!("events" in decision)) return false;
    for (const event of decision.events) evolve(hall, event);
    entries.push({ events: decision.events, actor: "history", operation: null });
    return true;
  };
  happen({ type: "resume-hall" });
  for (const { id: counter } of hall.seats.values())
    while (hall.seats.get(counter)?.visit !== null) if (!happen({ type: "start", counter }) && !happen({ type: "finish", counter })) break;
  if (!happen({ type: "close-day" }) && hall.day.state !== "closed") throw new Error("the history's last day cannot be closed");
  return entries;
}
