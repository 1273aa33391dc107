// The lobby display: the call large, the last calls beside it, the lanes below, and the truth when it is not live.

import type { LobbyView, ZoneId } from "@hallflow/queue-core";
import { type HubLink, applyBrand, useHub, useLive } from "@hallflow/ui";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { useAnnouncer } from "./announcer/use-announcer.ts";
import type { Voice } from "./announcer/voice.ts";
import { CallPanel } from "./call-panel.tsx";
import { ClosedScreen } from "./closed-screen.tsx";
import { LaneStrip } from "./lane-strip.tsx";
import { MediaPanel } from "./media/media-panel.tsx";
import { useMedia } from "./media/media-list.ts";
import { LobbyHeader } from "./lobby-header.tsx";
import { NotLivePanel } from "./not-live-panel.tsx";
import { NoticeStrip } from "./notice-strip.tsx";
import { RecentCalls } from "./recent-calls.tsx";
import { SoonTickets } from "./soon-tickets.tsx";
import { SoundMark } from "./sound-mark.tsx";
import { standingCall } from "./standing-call.ts";
import { StoppedScreen } from "./stopped-screen.tsx";
import { useShown } from "./use-shown.ts";
import { WelcomePanel } from "./welcome-panel.tsx";
import { viewOfZone } from "./zone-view.ts";
import "./lobby.css";

interface LobbyScreenProps {
  readonly link: HubLink;
  readonly zone: ZoneId | null;
  readonly voice: Voice | null;
  readonly palette?: Palette;
}

/** The second one is for bright halls and weak eyes. */
export type Palette = "usual" | "contrast";

export function LobbyScreen({ link, zone, voice, palette = "usual" }: LobbyScreenProps): ReactNode {
  const { push, welcome } = useHub(link);
  const isLive = useLive(link);
  const plan = welcome?.plan ?? null;
  const whole = push?.view.role === "lobby" ? push.view : null;
  const view = useMemo<LobbyView | null>(() => (whole && plan ? viewOfZone(whole, plan, zone) : null), [whole, plan, zone]);
  const { speaking, said, last } = useAnnouncer(link, voice, isLive && view?.day.state !== "closed");
  useShown(link, view, isLive);
  const media = useMedia();
  const [place, setPlace] = useState(0);
  useEffect(() => {
    if (plan) applyBrand(plan.brandColour);
  }, [plan]);

  if (!plan || !view) {
    return (
      <main className="lobby" data-palette={palette}>
        <NotLivePanel isFirst />
      </main>
    );
  }
  const call = speaking ?? standingCall(view.current, said);
  const isClosed = view.day.state === "closed" && call === null;
  const { mode } = view.day;
  if (isLive && view.day.state !== "closed" && (mode === "evacuation" || (mode === "suspended" && call === null))) {
    return <StoppedScreen link={link} plan={plan} mode={mode} />;
  }
  if (isClosed && isLive) return <ClosedScreen link={link} plan={plan} />;
  return (
    <main className={`lobby ${isLive ? "" : "lobby-not-live"}`} data-palette={palette}>
      <LobbyHeader link={link} plan={plan} day={view.day}>
        {voice && <SoundMark link={link} voice={voice} last={last} />}
      </LobbyHeader>
      <section className="lobby-main" aria-live="polite">
        {!isLive ? (
          <NotLivePanel />
        ) : call ? (
          <CallPanel key={call.serial} call={call} plan={plan} isSpeaking={speaking !== null} />
        ) : media.length > 0 ? (
          <MediaPanel items={media} place={place} moveTo={setPlace} />
        ) : (
          <WelcomePanel plan={plan} zone={zone} />
        )}
      </section>
      {/* What is old is dimmed, and taken from those who listen to the page. */}
      <aside className="lobby-side" inert={!isLive}>
        <RecentCalls calls={view.calls} current={view.current} plan={plan} />
        <SoonTickets tickets={view.soon} plan={plan} />
      </aside>
      <NoticeStrip notices={view.notices} isLive={isLive} />
      <LaneStrip lanes={view.lanes} plan={plan} isLive={isLive} />
    </main>
  );
}
