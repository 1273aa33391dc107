// The announcer at work on a page: given summons by the hub, heard through a voice, and answering for every one.

import type { Announcement, CallView } from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { useMachine } from "@xstate/react";
import { useEffect, useMemo, useState } from "react";
import { fromPromise } from "xstate";
import { type Announced, announcerMachine } from "./announcer.ts";
import type { Voice } from "./voice.ts";

/** However short the sound, a number stays large for so long. */
const shownAtLeastMs = 5_000;
/** Enough to know again whatever the hub may repeat after a cut. */
const rememberedSummons = 50;

export interface Announcing {
  readonly speaking: CallView | null;
  /** What was announced before; null before the first. */
  readonly said: CallView | null;
  /** How the last summons went; null before the first. */
  readonly last: Announced | null;
}

/** Without a voice each summons is only shown, for as long as it takes to read. What waits is dropped once `isLive` is false. */
export function useAnnouncer(link: HubLink, voice: Voice | null, isLive: boolean): Announcing {
  const [said] = useState(() => new Map<string, Announced | null>());
  const machine = useMemo(() => {
    const announce = fromPromise<Announced, Announcement>(async ({ input }) => {
      const key = keyOf(input);
      remember(said, key, null);
      const [how] = await Promise.all([voice ? voice.say(input) : ("silent" as const), wait(shownAtLeastMs)]);
      remember(said, key, how);
      if (how !== "silent") link.announced(input.call.serial, how);
      return how;
    });
    return announcerMachine.provide({ actors: { announce } });
  }, [link, voice, said]);
  const [snapshot, send] = useMachine(machine);
  useEffect(
    () =>
      link.onAnnounce((announcement) => {
        // Asked for again after a cut: what was said is answered for again, and the hall hears nothing twice.
        const how = said.get(keyOf(announcement));
        if (how === undefined) send({ type: "ANNOUNCE", announcement });
        else if (how === "spoken" || how === "failed") link.announced(announcement.call.serial, how);
      }),
    [link, said, send],
  );
  useEffect(() => {
    if (!isLive) send({ type: "LOST" });
  }, [isLive, send]);
  const { speaking, said: before, last } = snapshot.context;
  return { speaking: speaking?.call ?? null, said: before?.call ?? null, last };
}

/** A serial alone may come again from another journal. */
const keyOf = ({ call: { serial, at } }: Announcement): string => `${serial} ${at}`;

function remember(said: Map<string, Announced | null>, key: string, how: Announced | null): void {
  said.set(key, how);
  const [oldest] = said.keys();
  if (said.size > rememberedSummons && oldest !== undefined) said.delete(oldest);
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
