// The hall's mark; five quick touches on it, or presses of Escape, open the floor manager's PIN, which no customer finds by chance.

import { type ReactNode, useCallback, useEffect, useRef } from "react";
import { useSession } from "./session-view.ts";

const touches = 5;
const withinMs = 3_000;

export function HallMark(): ReactNode {
  const { snapshot, send } = useSession();
  const touchedAt = useRef<number[]>([]);
  const touch = useCallback((): void => {
    const now = performance.now();
    touchedAt.current = [...touchedAt.current.filter((at) => now - at < withinMs), now];
    if (touchedAt.current.length < touches || !snapshot.matches({ step: "attract" })) return;
    touchedAt.current = [];
    send({ type: "STAFF" });
  }, [snapshot, send]);
  useEffect(() => {
    const typed = ({ key, repeat }: KeyboardEvent): void => {
      if (key === "Escape" && !repeat) touch();
    };
    addEventListener("keydown", typed);
    return () => removeEventListener("keydown", typed);
  }, [touch]);
  return <span className="hall-mark" aria-hidden="true" onPointerDown={touch} />;
}
