// Says on the page itself which state of the hall is drawn: whoever looks at a screen can hold it against the journal exactly.

import { useLayoutEffect } from "react";
import type { HubLink } from "./hub-link.ts";
import { useHub, useLive } from "./use-hub.ts";

/** Before anything is painted, `<html>` has the sequence of the view that was drawn, and whether the screen stands by it. */
export function useShownSequence(link: HubLink): void {
  const { push } = useHub(link);
  const isLive = useLive(link);
  const sequence = push?.sequence ?? null;
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (sequence === null) delete dataset["sequence"];
    else dataset["sequence"] = String(sequence);
    dataset["live"] = String(isLive);
  }, [sequence, isLive]);
}
