// Says that the hub is away, since when, and what can still be done; nothing while the link is well.

import type { HubState } from "@hallflow/hub-client";
import type { Language, Words } from "@hallflow/queue-core";
import { Unplug } from "lucide-react";
import type { ReactNode } from "react";
import { Bilingual } from "./bilingual.tsx";
import { willSay } from "./ready-type.ts";
import { runningTime } from "./spans.ts";
import { useWallNow } from "./use-wall-now.ts";
import "./offline-banner.css";

interface OfflineBannerProps {
  readonly hub: HubState;
  /** What the person before this screen can still do. */
  readonly still: Words;
  readonly first?: Language;
}

const cutOff: Words = { zh: "已与营业厅主机断开", en: "Cut off from the hall's hub" };
willSay(cutOff);

/** A first connection is given so long before it counts as trouble. */
const patienceMs = 1_500;

/** Whether what is on the screen may be out of date: the link is cut, refused, or has not come up in good time. */
export function isCut(hub: HubState, wallNow: number): boolean {
  return hub.link === "offline" || hub.link === "refused" || (hub.link === "connecting" && wallNow - hub.linkSince > patienceMs);
}

export function OfflineBanner({ hub, still, first = "zh" }: OfflineBannerProps): ReactNode {
  const cut = useCutForMs(hub);
  if (cut === null) return null;
  const since = runningTime(cut);
  return (
    <div className="offline-banner" role="alert">
      <Unplug aria-hidden="true" />
      <div>
        <Bilingual first={first} words={hub.refusal ?? cutOff} className="offline-banner-what" />
        <Bilingual first={first} words={still} className="offline-banner-still" />
      </div>
      {/* Seconds are for the eye: read out, they would never stop. */}
      <span className="numerals offline-banner-since" aria-hidden="true">
        {since}
      </span>
    </div>
  );
}

/** How long the link has been cut, in ms of the device's own clock; null while it is well. */
export function useCutForMs(hub: HubState): number | null {
  const wallNow = useWallNow(500, hub.link !== "online");
  return isCut(hub, wallNow) ? Math.max(0, wallNow - hub.linkSince) : null;
}
