// The announcer's life on a display: one summons at a time, each said whole before the next, whatever arrives meanwhile.

import type { Announcement } from "@hallflow/queue-core";
import { assign, fromPromise, setup } from "xstate";

/** "silent" where no sound is wanted; "failed" where it was wanted and could not be heard whole. */
export type Announced = "spoken" | "failed" | "silent";

interface AnnouncerContext {
  /** Usually empty: the hub sends a summons when the one before has been answered for. */
  readonly queue: readonly Announcement[];
  /** The summons being announced, or null. */
  readonly speaking: Announcement | null;
  /** The summons announced before; null before the first. */
  readonly said: Announcement | null;
  readonly last: Announced | null;
}

type AnnouncerEvent = { readonly type: "ANNOUNCE"; readonly announcement: Announcement } | { readonly type: "LOST" };

/** `announce` says one summons whole and reports how that went; whoever runs the machine provides it. It must end, and not throw. */
export const announcerMachine = setup({
  types: { context: {} as AnnouncerContext, events: {} as AnnouncerEvent },
  actors: {
    announce: fromPromise<Announced, Announcement>(() => Promise.reject(new Error("no voice was provided"))),
  },
  guards: { hasNext: ({ context }) => context.queue.length > 0 },
}).createMachine({
  id: "announcer",
  context: { queue: [], speaking: null, said: null, last: null },
  initial: "quiet",
  on: {
    ANNOUNCE: { actions: assign({ queue: ({ context, event }) => [...context.queue, event.announcement] }) },
    // What waited is old by the time the hub is back; the hub then says what still holds.
    LOST: { actions: assign({ queue: [] }) },
  },
  states: {
    quiet: {
      entry: assign({ said: ({ context }) => context.speaking ?? context.said, speaking: null }),
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
        onDone: { target: "quiet", actions: assign({ last: ({ event }) => event.output }) },
        onError: { target: "quiet", actions: assign({ last: "failed" }) },
      },
    },
  },
});
