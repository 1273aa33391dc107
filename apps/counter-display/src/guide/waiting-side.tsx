// Who waits, and the one touch that meets the next of them, or calls them where the guide has a desk.

import { type Visitor, laneOf, minuteMs, serviceOf } from "@hallflow/queue-core";
import { LaneMark, wholeMinutes } from "@hallflow/ui";
import { ClockAlert, Footprints, Megaphone, UserRoundPlus } from "lucide-react";
import type { ReactNode } from "react";
import { DeskPanel } from "./desk-panel.tsx";
import { useScene } from "./scene.ts";
import { Needs } from "./visitor-tags.tsx";
import { useWords } from "./words.ts";
import { zoneVisitors } from "./zone-visitors.ts";

export function WaitingSide({ takeTicket }: { readonly takeTicket: () => void }): ReactNode {
  const { plan, view, post } = useScene();
  const { say } = useWords();
  const { here, elsewhere } = zoneVisitors(view, plan, post.zone, post.desk);
  return (
    <section className="zone-waiting" aria-label={say("waiting")}>
      <Next first={here[0]} count={here.length} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long list scrolls, and what scrolls must take the focus of a keyboard */}
      <div className="guide-lists" tabIndex={0}>
        <h2>{say("inZone", { count: here.length })}</h2>
        {here.length === 0 && <p className="guide-empty">{say("nobodyWaits")}</p>}
        <ul>
          {here.map((visitor) => (
            <WaitingVisitor key={visitor.id} visitor={visitor} />
          ))}
        </ul>
        {elsewhere.length > 0 && (
          <>
            <h2>{say("elsewhere", { count: elsewhere.length })}</h2>
            <ul>
              {elsewhere.map((visitor) => (
                <WaitingVisitor key={visitor.id} visitor={visitor} />
              ))}
            </ul>
          </>
        )}
      </div>
      <button type="button" className="guide-button guide-new" onClick={takeTicket}>
        <UserRoundPlus aria-hidden="true" />
        {say("newVisitor")}
      </button>
    </section>
  );
}

/** The largest button of the page: who comes next, by the guide's own feet or by the hall's voice. */
function Next({ first, count }: { readonly first: Visitor | undefined; readonly count: number }): ReactNode {
  const { view, post, press } = useScene();
  const { say } = useWords();
  const meet = useMeet();
  if (post.desk !== null && view.atDesk && !view.experiences.some(({ visit }) => visit === view.atDesk?.id)) return <DeskPanel />;
  if (post.desk !== null && !view.atDesk) {
    const { desk: counter } = post;
    return (
      <button type="button" className="guide-next" onClick={() => void press("call-next", { type: "call-next", counter })}>
        <Megaphone aria-hidden="true" />
        <span>
          {say("callNext")}
          <small>{say("waitingHere", { count })}</small>
        </span>
      </button>
    );
  }
  return (
    <button type="button" className="guide-next" aria-disabled={first === undefined} onClick={() => first && void meet(first)}>
      <Footprints aria-hidden="true" />
      <span>
        {say("meetNext")}
        <small className="numerals">{first?.ticket ?? say("nobodyWaits")}</small>
      </span>
    </button>
  );
}

function useMeet(): (visitor: Visitor) => Promise<boolean> {
  const { post, press } = useScene();
  return (visitor) => press("meet", { type: "begin-experience", visit: visitor.id, guide: post.staff, zone: post.zone });
}

function WaitingVisitor({ visitor }: { readonly visitor: Visitor }): ReactNode {
  const { plan, now } = useScene();
  const { say, language } = useWords();
  const meet = useMeet();
  const lane = laneOf(plan, visitor.lane);
  const waitedMs = Math.max(0, now - visitor.arrivedAt);
  const isLate = waitedMs > lane.targetWaitMinutes * minuteMs;
  return (
    <li className="guide-waits">
      <LaneMark lane={lane} position={plan.lanes.indexOf(lane)} />
      <b className="numerals">{visitor.ticket}</b>
      <span className="guide-waits-what">
        <span>{serviceOf(plan, visitor.service)?.name[language] ?? visitor.service}</span>
        <small className={`numerals ${isLate ? "guide-late" : ""}`}>
          {isLate && <ClockAlert aria-hidden="true" />}
          {say("minutes", { minutes: wholeMinutes(waitedMs) })}
          <Needs needs={visitor.needs} />
        </small>
      </span>
      <button
        type="button"
        className="guide-button"
        aria-label={say("of", { action: say("meet"), ticket: visitor.ticket })}
        onClick={() => void meet(visitor)}
      >
        {say("meet")}
      </button>
    </li>
  );
}
