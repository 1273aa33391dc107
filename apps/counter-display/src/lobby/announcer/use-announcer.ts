// The announcer at work on a page: fed by the hub's views, heard through a voice, and answering for every summons.

import type { CallView, LobbyView } from "@hallflow/queue-core";
import { type HubLink, useHub, useLive } from "@hallflow/ui";
import { useMachine } from "@xstate/react";
import { useEffect, useMemo } from "react";
import { fromPromise } from "xstate";
import { type Announced, announcerMachine } from "./announcer.ts";
import type { Voice } from "./voice.ts";

/** However short the sound, a number stays large for so long. */
const shownAtLeastMs = 5_000;

export interface Announcing {
  readonly speaking: CallView | null;
  /** How the last summons went; null before the first. */
  readonly last: Announced | null;
}

/** Without a voice each summons is only shown, for as long as it takes to read. `view` is already limited to the display's zone. */
export function useAnnouncer(link: HubLink, view: LobbyView | null, voice: Voice | null): Announcing {
  const { push } = useHub(link);
  const isLive = useLive(link);
  const machine = useMemo(() => {
    const announce = fromPromise<Announced, CallView>(async ({ input: call }) => {
      const [how] = await Promise.all([voice ? voice.say(call) : ("silent" as const), wait(shownAtLeastMs)]);
      if (how !== "silent") link.announced(call.serial, how);
      return how;
    });
    return announcerMachine.provide({ actors: { announce } });
  }, [link, voice]);
  const [snapshot, send] = useMachine(machine);

  useEffect(() => {
    if (!isLive) send({ type: "LOST" });
    else if (view && push) {
      send({ type: "VIEW", calls: view.calls, current: view.current, now: link.hallNow(), rate: push.time.rate });
    }
  }, [isLive, view, push, link, send]);

  const { speaking, last } = snapshot.context;
  return { speaking, last };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
