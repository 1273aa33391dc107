// Tells the hub that a summons is on the screen: once for each, when it has been painted.

import type { LobbyView } from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { useEffect, useRef } from "react";

export function useShown(link: HubLink, view: LobbyView | null, isLive: boolean): void {
  const lastShown = useRef<number | null>(null);
  useEffect(() => {
    if (!view || !isLive) return;
    const newest = view.calls.at(-1)?.serial ?? 0;
    // What was there when the page opened had its moment on a screen before this one.
    const after = lastShown.current ?? newest;
    lastShown.current = newest;
    const fresh = view.calls.filter((call) => call.serial > after);
    if (fresh.length === 0) return;
    // Two frames: the first is the one being painted with it.
    requestAnimationFrame(() => requestAnimationFrame(() => fresh.forEach((call) => link.announced(call.serial, "shown"))));
  }, [link, view, isLive]);
}
