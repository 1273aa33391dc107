// What holds on every day of every hall, whatever people do: tried on random halls, presses and clocks.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import { evolve, replay } from "./evolve.ts";
import type { Hall } from "./hall.ts";
import { type Command, type JournalEvent, commandSchema } from "./messages.ts";
import type { Visit } from "./visit.ts";
import { callMistakes } from "./testing/call-mistakes.fixture.ts";
import { portrait, unsound } from "./testing/invariants.fixture.ts";
import { type RandomDay, anyDay } from "./testing/random-day.fixture.ts";
import type { Scene } from "./testing/tell.fixture.ts";

/** Tries a property on days; one that fails is printed as the shortest story that still fails. */
const onAnyDay = (holds: (day: RandomDay) => void, numRuns = 200): void => fc.assert(fc.property(anyDay(), holds), { numRuns, plugins });
/** A busy machine stops early rather than not at all. */
const plugins = [fc.interruptAfterTimeLimit(15_000)];

const eventsOf = ({ decision }: Scene) => ("events" in decision ? decision.events : []);
/** The journal as it would be read again. */
const stored = (journal: readonly JournalEvent[]) => JSON.parse(JSON.stringify(journal)) as JournalEvent[];

describe("on any day of any hall", () => {
  it("REPLAY-3, VISIT-5, VIEW-3: what was decided applies, and leaves the hall sound", () => {
    onAnyDay((day) => {
      day.play({ after: (hall) => expect(unsound(hall)).toEqual([]) });
    });
  });

  it("DISPATCH-1, DISPATCH-2, DISPATCH-3, DISPATCH-4, DISPATCH-6: every call is the right one, and nobody is left waiting before an idle counter", () => {
    onAnyDay((day) => {
      day.play({ before: (scene) => expect(callMistakes(scene)).toEqual([]) });
    });
  });

  it("REPLAY-2: deciding changes neither hall nor command, and gives the same answer twice", () => {
    onAnyDay((day) => {
      let before = "";
      day.play({
        after: (hall) => (before = JSON.stringify(portrait(hall))),
        before: ({ hall, command, askedAt, decision }) => {
          expect(commandSchema.parse(command)).toEqual(command);
          expect(decide(hall, deepFrozen(command), askedAt)).toEqual(decision);
          expect(["", JSON.stringify(portrait(hall))]).toContain(before);
        },
      });
    }, 60);
  });

  it("REPLAY-1: replay makes the live hall, and goes on as it would have, wherever the journal is cut", () => {
    fc.assert(
      fc.property(anyDay(), fc.nat(80), (day, cut) => {
        const live = day.play();
        expect(portrait(replay(stored(live.journal)))).toEqual(portrait(live.hall));
        const restarted = day.play({ restartAt: cut % day.steps.length });
        expect(restarted.journal).toEqual(live.journal);
        expect(portrait(restarted.hall)).toEqual(portrait(live.hall));
      }),
      { numRuns: 200, plugins },
    );
  });

  it("REPLAY-1: a hall can be made of events that nobody may change", () => {
    onAnyDay((day) => {
      const { hall, journal } = day.play();
      expect(portrait(replay(deepFrozen(stored(journal))))).toEqual(portrait(hall));
    }, 50);
  });

  it("REPLAY-4: an event that cannot have happened is never applied", () => {
    onAnyDay((day) => {
      const { journal } = day.play();
      const today = journal.slice(journal.findLastIndex(({ type }) => type === "day-opened"));
      for (const event of today.filter(cannotRepeat)) {
        const hall = replay(journal);
        expect(() => evolve(hall, event)).toThrow(/cannot|already/);
      }
    }, 25);
  });

  it("VISIT-10, HOLD-3, SELF-1, DEFER-2, GUIDE-3: nobody's claim changes but by being passed, passed on, put off or known better", () => {
    const changes: readonly string[] = ["ticket-issued", "visit-passed", "visit-transferred", "visit-put-back", "visit-revised"];
    onAnyDay((day) => {
      let before = new Map<string, number>();
      day.play({
        after: (hall, scene) => {
          const moved = eventsOf(scene).flatMap((event) => ("visit" in event && changes.includes(event.type) ? [event.visit] : []));
          const isNewDay = scene.command.type === "open-day";
          for (const { id, ticket, claimAt } of hall.visits.values()) {
            if (isNewDay || moved.includes(id) || before.get(id) === claimAt) continue;
            expect(`${ticket} counts from ${before.get(id)}`).toBe(`${ticket} counts from ${claimAt}`);
          }
          before = new Map([...hall.visits.values()].map(({ id, claimAt }) => [id, claimAt]));
        },
      });
    }, 100);
  });

  it("MODE-4, MODE-5: an evacuation leaves everybody in their place, and those who were served at their counter", () => {
    onAnyDay((day) => {
      const { hall } = day.play();
      if (hall.day.state === "closed" || hall.day.pausedAt !== null) return;
      const before = [...hall.visits.values()].filter(({ endedAt }) => endedAt === null).map((visit) => ({ ...visit }));
      happen(hall, { type: "evacuate-hall", reason: "fire alarm" });
      expect(unsound(hall)).toEqual([]);
      expect([...hall.seats.values()].filter(({ visit }) => visit !== null)).toEqual([]);
      happen(hall, { type: "resume-hall" });
      expect(unsound(hall)).toEqual([]);
      const expected = before.map(({ ticket, state, lane, claimAt, passes, counter, reservedFor }) => {
        const wasServed = state === "serving";
        return {
          ticket,
          state: state === "held" ? "held" : "waiting",
          lane,
          claimAt,
          passes,
          reservedFor: wasServed ? counter : reservedFor,
        };
      });
      const after = before.map(({ id }) => hall.visits.get(id));
      expect(after.map((visit) => visit && pick(visit))).toEqual(expected);
    }, 100);
  });

  it("TICKET-1, TICKET-2, LEASE-2: numbers run without repeat under each letter and date, and without a gap but for what is leased", () => {
    onAnyDay((day) => {
      const { journal } = day.play();
      const series = new Map<string, number[]>();
      const leased = new Map<string, number[]>();
      const handedIn = new Map<string, number[]>();
      const add = (to: Map<string, number[]>, key: string, ...numbers: number[]) => to.set(key, [...(to.get(key) ?? []), ...numbers]);
      let date = "";
      for (const event of journal) {
        if (event.type === "day-opened") date = event.day;
        if (event.type === "numbers-leased") {
          add(leased, `${date} ${event.letter}`, ...Array.from({ length: event.count }, (_, index) => event.first + index));
        }
        if (event.type !== "ticket-issued") continue;
        const key = `${date} ${event.ticket.charAt(0)}`;
        add(event.offline ? handedIn : series, key, event.number);
      }
      for (const [key, numbers] of handedIn) {
        expect(new Set(numbers).size).toBe(numbers.length);
        expect(leased.get(key)).toEqual(expect.arrayContaining(numbers));
      }
      for (const [key, numbers] of series) {
        const others = leased.get(key) ?? [];
        const all = Array.from({ length: numbers.at(-1) ?? 0 }, (_, index) => index + 1);
        expect(numbers).toEqual(all.filter((number) => !others.includes(number)));
      }
    });
  });

  it("TIME-1: time never runs backwards within a hall day", () => {
    onAnyDay((day) => {
      let last = -Infinity;
      day.play({
        after: (_, scene) => {
          for (const event of eventsOf(scene)) {
            if (event.type === "day-opened" || event.type === "plan-published") last = event.at;
            expect(event.at).toBeGreaterThanOrEqual(last);
            last = event.at;
          }
        },
      });
    });
  });
});

/** A second time these always contradict the hall; a recall, for one, may well come twice. */
const cannotRepeat = ({ type }: JournalEvent) => type === "ticket-issued" || type === "visit-ended";

const pick = ({ ticket, state, lane, claimAt, passes, reservedFor }: Visit) => ({ ticket, state, lane, claimAt, passes, reservedFor });

function happen(hall: Hall, command: Command): void {
  const decision = decide(hall, command, hall.lastEventAt);
  if (!("events" in decision)) throw new Error(decision.refusal.words.en);
  for (const event of decision.events) evolve(hall, event);
}

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) for (const inner of Object.values(Object.freeze(value))) deepFrozen(inner);
  return value;
}
