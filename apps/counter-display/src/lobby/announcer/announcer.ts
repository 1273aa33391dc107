// The announcer's life: one summons at a time, each said whole before the next, whatever arrives meanwhile.

import type { CallView } from "@hallflow/queue-core";
import { assign, fromPromise, setup } from "xstate";
import { type Heard, type Moment, hear, nothingHeard } from "./hearing.ts";

/** "silent" where no sound is wanted; "failed" where it was wanted and could not be heard whole. */
export type Announced = "spoken" | "failed" | "silent";

interface AnnouncerContext extends Heard {
  /** The summons being announced, kept until the next one or until there is none. */
  readonly speaking: CallView | null;
  readonly last: Announced | null;
}

type AnnouncerEvent = ({ readonly type: "VIEW" } & Moment) | { readonly type: "LOST" };

const breathMs = 700;

/** `announce` says one summons whole and reports how that went; whoever runs the machine provides it. It must end, and not throw. */
export const announcerMachine = setup({
  types: { context: {} as AnnouncerContext, events: {} as AnnouncerEvent },
  actors: {
    announce: fromPromise<Announced, CallView>(() => Promise.reject(new Error("no voice was provided"))),
  },
  delays: { breathMs },
  guards: { hasNext: ({ context }) => context.queue.length > 0 },
}).createMachine({
  id: "announcer",
  context: { ...nothingHeard, speaking: null, last: null },
  initial: "quiet",
  on: {
    VIEW: { actions: assign(({ context, event }) => hear(context, event)) },
    // What waited is old by the time the hub is back; its view then says what still holds.
    LOST: { actions: assign({ queue: [] }) },
  },
  states: {
    quiet: {
      entry: assign({ speaking: null }),
      always: { guard: "hasNext", target: "announcing" },
    },
    announcing: {
      entry: assign(({ context }) => ({ speaking: context.queue[0] ?? null, queue: context.queue.slice(1) })),
      invoke: {
        src: "announce",
        input: ({ context }) => {
          if (!context.speaking) throw new Error("the announcer has nothing to say");
          return context.speaking;
        },
        onDone: { target: "breath", actions: assign({ last: ({ event }) => event.output }) },
        onError: { target: "breath", actions: assign({ last: "failed" }) },
      },
    },
    breath: { after: { breathMs: "quiet" } },
  },
});
