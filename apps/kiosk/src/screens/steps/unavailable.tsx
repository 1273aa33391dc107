// What the start shows while no ticket can be had: closed, hub away, printer out; it goes away by itself.

import { type Words, weekdays } from "@hallflow/queue-core";
import { useHallNow, weekdayInHall } from "@hallflow/ui";
import { CirclePause, DoorOpen, MoonStar, PlugZap, PrinterX, Smartphone, TicketX, Wrench } from "lucide-react";
import type { ReactNode } from "react";
import type { KioskStatus, ScreenPlan } from "../../bridge.ts";
import { Frame } from "../parts/frame.tsx";
import { ForStaff } from "../parts/for-staff.tsx";
import { fill } from "../parts/fill.ts";
import { SayWords } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { both } from "../words/words.ts";
import "./trouble.css";

export interface Unavailable {
  readonly kind: "refused" | "hub-away" | "closed" | "paused" | "evacuation" | "out-of-use" | "stopped" | "printer";
  readonly title: Words;
  readonly hint: Words;
  /** What staff can do about it; null where it is not theirs to mend. */
  readonly forStaff: Words | null;
}

/** Why nobody can begin just now, the deepest reason first; null when everything is well. */
export function unavailability(status: KioskStatus, plan: ScreenPlan, now: number): Unavailable | null {
  if (status.day?.mode === "evacuation") {
    return { kind: "evacuation", title: both("closed.evacuationTitle"), hint: both("closed.evacuationHint"), forStaff: null };
  }
  if (status.paused) {
    return { kind: "out-of-use", title: both("away.pausedTitle"), hint: elsewhere(status) ?? both("away.pausedHint"), forStaff: null };
  }
  if (status.link === "refused") {
    return { kind: "refused", title: both("away.refusedTitle"), hint: both("away.refusedHint"), forStaff: status.refusal };
  }
  if (!status.day || (status.link !== "online" && !status.offlineReady)) {
    return { kind: "hub-away", title: both("away.hubTitle"), hint: both("away.hubHint"), forStaff: null };
  }
  if (status.day.state === "closed") return { kind: "closed", title: both("closed.title"), hint: hoursToday(plan, now), forStaff: null };
  if (status.day.mode === "suspended") {
    return { kind: "paused", title: both("closed.pausedTitle"), hint: both("closed.pausedHint"), forStaff: null };
  }
  if (status.day.state === "last-tickets") {
    return { kind: "stopped", title: both("closed.stoppedTitle"), hint: both("closed.stoppedHint"), forStaff: null };
  }
  if (status.printer.blocks) {
    return {
      kind: "printer",
      title: both("trouble.printerTitle"),
      hint: elsewhere(status) ?? both("trouble.printerHint"),
      forStaff: status.printer.words,
    };
  }
  return null;
}

/** Another machine by name is worth more than "another machine". */
const elsewhere = ({ neighbour }: KioskStatus): Words | null => neighbour && fill("trouble.neighbour", { neighbour });

function hoursToday(plan: ScreenPlan, now: number): Words {
  const day = weekdays[weekdayInHall(now, plan.timeZone)];
  const hours = day === undefined ? null : plan.openingHours[day];
  return hours ? both("closed.hours", { opens: hours[0], closes: hours[1] }) : both("closed.dayOff");
}

const icons: Record<Unavailable["kind"], ReactNode> = {
  "out-of-use": <Wrench aria-hidden="true" />,
  refused: <PlugZap aria-hidden="true" />,
  "hub-away": <PlugZap aria-hidden="true" />,
  closed: <MoonStar aria-hidden="true" />,
  paused: <CirclePause aria-hidden="true" />,
  evacuation: <DoorOpen aria-hidden="true" />,
  stopped: <TicketX aria-hidden="true" />,
  printer: <PrinterX aria-hidden="true" />,
};

export function NoTickets({ why }: { readonly why: Unavailable }): ReactNode {
  return (
    <Frame title={why.title} className={`trouble trouble-${why.kind}`}>
      <span className="trouble-icon">{icons[why.kind]}</span>
      <p className="trouble-words" aria-live="polite">
        <SayWords words={why.hint} />
      </p>
      {why.kind === "printer" && <WithoutPaper />}
      {why.forStaff && <ForStaff words={why.forStaff} />}
    </Frame>
  );
}

/** A number needs no paper: it is shown, and goes along on the phone. */
function WithoutPaper(): ReactNode {
  const { send } = useSession();
  return (
    <div className="without-paper">
      {(["zh", "en"] as const).map((language) => (
        <Touch key={language} kind="main" onTouch={() => send({ type: "BEGIN", language, paperless: true })}>
          <Smartphone aria-hidden="true" />
          <span lang={language === "zh" ? "zh-CN" : "en"}>{both("trouble.paperless")[language]}</span>
        </Touch>
      ))}
    </div>
  );
}

/** The start, or what stands in its place. */
export function useUnavailable(): Unavailable | null {
  const { kiosk, plan } = useSession();
  const now = useHallNow(kiosk.clock, 5_000);
  return kiosk.status && unavailability(kiosk.status, plan, now);
}
