// Stories of a hall: given what happened, when somebody asks, then this happens, or this is why not.

import { expect } from "vitest";
import { decide } from "../decide.ts";
import { evolve } from "../evolve.ts";
import { type Hall, emptyHall } from "../hall.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { Instant } from "../ids.ts";
import type { Command, JournalEvent, RefusalType } from "../messages.ts";
import { type Said, complete, opened, published } from "./happenings.fixture.ts";
import { at, smallPlan } from "./small-hall.fixture.ts";

/** An event in words, or the time of day at which those after it happened. */
type Told = Said | string;

class Story {
  readonly hall: Hall = emptyHall();
  #at: Instant = at("09:00");

  tell(told: readonly Told[]): this {
    for (const one of told) {
      if (typeof one === "string") this.#at = at(one);
      else evolve(this.hall, complete(one, this.#at));
    }
    return this;
  }

  /** Somebody asks at a time of day. What `then` expects must be all that happens, said in as much detail as the test gives. */
  when(command: Command, clock: string): Asked {
    return new Asked(this, command, at(clock));
  }
}

class Asked {
  readonly #story: Story;
  readonly #command: Command;
  readonly #at: Instant;

  constructor(story: Story, command: Command, instant: Instant) {
    this.#story = story;
    this.#command = command;
    this.#at = instant;
  }

  then(...expected: Said[] | [RefusalType]): Story {
    const decision = decide(this.#story.hall, this.#command, this.#at);
    const [first] = expected;
    if (typeof first === "string") {
      expect(decision).toMatchObject({ refusal: { type: first } });
      return this.#story;
    }
    expect(decision).toEqual({ events: expect.any(Array) as JournalEvent[] });
    const { events } = decision as { events: readonly JournalEvent[] };
    expect(events).toMatchObject(expected);
    for (const event of events) evolve(this.#story.hall, event);
    return this.#story;
  }
}

/** A small hall that opened on Monday at nine, and what happened in it since. */
export const given = (...told: Told[]): Story => new Story().tell([published(), opened(), ...told]);

/** The same in a hall with another plan. */
export const givenIn = (change: Partial<HallPlan>, ...told: Told[]): Story =>
  new Story().tell([published(smallPlan(change)), opened(), ...told]);

/** A hall of which nothing is given but what is told. */
export const givenOnly = (...told: Told[]): Story => new Story().tell(told);
