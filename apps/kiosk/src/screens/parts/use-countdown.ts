// Whole seconds until something happens by itself, for whoever watches it come.

import { useEffect, useState } from "react";

const tickMs = 250;

/** Counts down from when it is given a length; null while it is given none. */
export function useCountdown(lengthMs: number | null): number | null {
  const [leftMs, setLeftMs] = useState<number | null>(null);
  useEffect(() => {
    if (lengthMs === null) return;
    const endsAt = performance.now() + lengthMs;
    const timer = setInterval(() => setLeftMs(endsAt - performance.now()), tickMs);
    return () => {
      clearInterval(timer);
      setLeftMs(null);
    };
  }, [lengthMs]);
  return lengthMs === null ? null : Math.max(0, Math.ceil((leftMs ?? lengthMs) / 1_000));
}
