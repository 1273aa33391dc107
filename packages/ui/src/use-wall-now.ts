// This device's own time as React sees it, for what is about the device and not about the hall.

import { useCallback, useSyncExternalStore } from "react";

/** Wall-clock ms rounded down to `everyMs`, read again as often while `isWanted`. */
export function useWallNow(everyMs: number, isWanted: boolean): number {
  const subscribe = useCallback(
    (listener: () => void) => {
      if (!isWanted) return () => undefined;
      const timer = setInterval(listener, everyMs);
      return () => clearInterval(timer);
    },
    [everyMs, isWanted],
  );
  return useSyncExternalStore(subscribe, () => Math.floor(Date.now() / everyMs) * everyMs);
}
