// The time a customer takes, as a ring that fills to the service's standard: calm within it, a word of warning past it.

import { type HallPlan, type Instant, type ServedVisit, minuteMs, secondMs } from "@hallflow/queue-core";
import { runningTime } from "@hallflow/ui";
import type { ReactNode } from "react";
import { useWords } from "./words.ts";

const radius = 66;
const circumference = 2 * Math.PI * radius;
/** From this share of the standard on, the ring says that it is nearly full. */
const nearlyFrom = 0.8;

interface HandlingRingProps {
  readonly visit: ServedVisit;
  readonly plan: HallPlan;
  readonly isCalling: boolean;
  readonly now: Instant;
}

export function HandlingRing({ visit, plan, isCalling, now }: HandlingRingProps): ReactNode {
  const { say } = useWords();
  const { recalls, answerSeconds } = plan.absence;
  const sinceCallMs = now - (visit.calledAt ?? now);
  if (isCalling) {
    const untilAbsentMs = answerSeconds * secondMs - sinceCallMs;
    return (
      <Ring
        share={sinceCallMs / (answerSeconds * secondMs)}
        tone="calling"
        time={runningTime(sinceCallMs)}
        caption={say("visit.sinceCall")}
      >
        {visit.recalls > 0 && <span>{say("visit.recalls", { count: visit.recalls, most: recalls })}</span>}
        <span>{say("visit.absentAt", { time: runningTime(untilAbsentMs) })}</span>
      </Ring>
    );
  }
  const standardMs = visit.standardMinutes * minuteMs;
  const handledMs = Math.max(0, now - (visit.startedAt ?? now) - visit.heldMs);
  const share = handledMs / standardMs;
  const tone = share > 1 ? "over" : share >= nearlyFrom ? "nearly" : "within";
  return (
    <Ring share={share} tone={tone} time={runningTime(handledMs)} caption={say("visit.elapsed")}>
      <span>{say("visit.standard", { minutes: visit.standardMinutes })}</span>
      {tone === "over" && <b>{say("visit.over", { time: runningTime(handledMs - standardMs) })}</b>}
      {tone === "nearly" && <b>{say("visit.nearly")}</b>}
    </Ring>
  );
}

interface RingProps {
  readonly share: number;
  readonly tone: "calling" | "within" | "nearly" | "over";
  readonly time: string;
  readonly caption: string;
  readonly children: ReactNode;
}

function Ring({ share, tone, time, caption, children }: RingProps): ReactNode {
  const filled = Math.min(1, Math.max(0, share)) * circumference;
  return (
    <div className={`ring ring-${tone}`}>
      <div className="ring-dial">
        <svg viewBox="0 0 150 150" aria-hidden="true">
          <circle cx="75" cy="75" r={radius} className="ring-track" />
          <circle cx="75" cy="75" r={radius} className="ring-fill" strokeDasharray={`${filled} ${circumference}`} />
        </svg>
        {/* It changes every second: shown, and not read out each time. */}
        <p aria-live="off">
          <span className="ring-time numerals">{time}</span>
          <small>{caption}</small>
        </p>
      </div>
      <p className="ring-words numerals" aria-live="off">
        {children}
      </p>
    </div>
  );
}
