// Marks in the page when a turn was painted: what a measurement from press to pixel reads.

import type { WindowView } from "@hallflow/queue-core";
import { useEffect } from "react";

export function useShownAt(view: WindowView | null, isLive: boolean): void {
  const shown = isLive && view?.state === "calling" ? view.ticket : null;
  useEffect(() => {
    if (shown === null) return;
    // Two frames: the first is the one being painted with it.
    requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(`shown ${shown}`)));
  }, [shown]);
}
