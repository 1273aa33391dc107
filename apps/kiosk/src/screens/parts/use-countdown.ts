// Whole seconds until something happens by itself, for whoever watches it come.

import { useEffect, useState } from "react";

/** Counts down from when it is given a length; null while it is given none. */
export function useCountdown(lengthMs: number | null): number | null {
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (lengthMs === null) return setEndsAt(null);
    setEndsAt(performance.now() + lengthMs);
    const tick = (): void => setNow(performance.now());
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [lengthMs]);
  if (lengthMs === null) return null;
  return Math.max(0, Math.ceil(((endsAt ?? now + lengthMs) - now) / 1_000));
}
