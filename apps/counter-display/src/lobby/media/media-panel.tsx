// Pictures and videos of the hall in the call's place, one after another and without sound, until somebody is called.

import { type ReactNode, useCallback, useEffect, useState } from "react";
import type { MediaItem } from "./media-list.ts";

const pictureMs = 12_000;
/** A video that neither plays nor fails is passed over; none that a hall shows is longer. */
const longestVideoMs = 10 * 60_000;
/** A list with nothing that can be shown would otherwise turn as fast as its files fail. */
const brokenMs = 2_000;

interface MediaPanelProps {
  readonly items: readonly MediaItem[];
  /** Where the show goes on after a call, rather than from the start. */
  readonly place: number;
  readonly moveTo: (place: number) => void;
}

export function MediaPanel({ items, place, moveTo }: MediaPanelProps): ReactNode {
  const item = items[place % items.length];
  const next = useCallback(() => moveTo((place + 1) % Math.max(1, items.length)), [moveTo, place, items.length]);
  const [isBroken, setBroken] = useState(false);
  const kind = item?.kind;
  useEffect(() => {
    const timer = setTimeout(
      () => {
        setBroken(false);
        next();
      },
      isBroken ? brokenMs : kind === "video" ? longestVideoMs : pictureMs,
    );
    return () => clearTimeout(timer);
  }, [kind, isBroken, next]);
  if (!item || isBroken) return <div className="media-panel" />;
  return (
    <div className="media-panel" key={`${place} ${item.url}`}>
      {item.kind === "picture" ? (
        <img src={item.url} alt="" onError={() => setBroken(true)} />
      ) : (
        // Muted, for the hall's voice comes first; a browser also plays nothing else by itself.
        <video src={item.url} muted autoPlay playsInline onEnded={next} onError={() => setBroken(true)} />
      )}
    </div>
  );
}
