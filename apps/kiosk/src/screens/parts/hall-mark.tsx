// The hall's mark; five quick touches on it open the floor manager's PIN, which no customer finds by chance.

import { type ReactNode, useRef } from "react";
import { useSession } from "./session-view.ts";

const touches = 5;
const withinMs = 3_000;

export function HallMark(): ReactNode {
  const { snapshot, send } = useSession();
  const touchedAt = useRef<number[]>([]);
  const touch = (): void => {
    const now = performance.now();
    touchedAt.current = [...touchedAt.current.filter((at) => now - at < withinMs), now];
    if (touchedAt.current.length < touches || !snapshot.matches({ step: "attract" })) return;
    touchedAt.current = [];
    send({ type: "STAFF" });
  };
  return <span className="hall-mark" aria-hidden="true" onPointerDown={touch} />;
}
