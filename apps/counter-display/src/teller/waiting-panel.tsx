// Who waits, by lane, longest first, each wait a bar against its lane's target.

import type { HallPlan, Instant, SeatView, TellerView, VisitId } from "@hallflow/queue-core";
import { LaneMark, wholeMinutes } from "@hallflow/ui";
import { Inbox } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useRowRoom } from "./use-row-room.ts";
import { WaitingRow } from "./waiting-row.tsx";
import { type LaneGroup, laneGroups, pressure, reservedFor, shareRows } from "./waiting-rows.ts";
import { useWords } from "./words.ts";
import "./waiting-panel.css";

interface WaitingPanelProps {
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly now: Instant;
  readonly isLive: boolean;
  readonly callThis: (visit: VisitId) => void;
}

const rowPx = 40;
const headPx = 38;

export function WaitingPanel({ plan, view, seat, now, isLive, callThis }: WaitingPanelProps): ReactNode {
  const { say } = useWords();
  const list = useRef<HTMLDivElement>(null);
  const heightPx = useRowRoom(list);
  const own = reservedFor(view, seat.counter);
  const groups = laneGroups(view, plan, seat);
  const heads = groups.length + (own.length > 0 ? 1 : 0);
  const room = Math.floor((heightPx - heads * headPx) / rowPx);
  const [ownShown = 0, ...shown] = shareRows(
    [{ count: own.length, listed: own.length }, ...groups.map(({ count, visits }) => ({ count, listed: visits.length }))],
    Math.max(heads, room),
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- many lanes scroll, and what scrolls must take the focus of a keyboard
    <section className={`waiting-panel ${isLive ? "" : "waiting-panel-old"}`} aria-label={say("waiting.title")} ref={list} tabIndex={0}>
      {own.length > 0 && (
        <div className="lane-group">
          <h2 className="lane-head lane-head-own">
            <Inbox aria-hidden="true" />
            <span className="lane-name">{say("waiting.reserved")}</span>
            <b className="numerals">{own.length}</b>
          </h2>
          {own.slice(0, ownShown).map((visit) => (
            <WaitingRow key={visit.id} visit={visit} plan={plan} now={now} callThis={callThis} />
          ))}
          {own.length > ownShown && <p className="lane-more">{say("waiting.more", { count: own.length - ownShown })}</p>}
        </div>
      )}
      {groups.map((group, i) => (
        <Lane key={group.lane.id} group={group} shown={shown[i] ?? 0} plan={plan} now={now} callThis={callThis} />
      ))}
    </section>
  );
}

interface LaneProps extends Pick<WaitingPanelProps, "plan" | "now" | "callThis"> {
  readonly group: LaneGroup;
  readonly shown: number;
}

function Lane({ group, shown, plan, now, callThis }: LaneProps): ReactNode {
  const { say, language } = useWords();
  const { lane, position, figures, isMine, visits, count } = group;
  const longestMs = visits[0] ? now - visits[0].arrivedAt : (figures?.longestWaitMs ?? 0);
  const isLate = count > 0 && pressure(longestMs, lane.targetWaitMinutes) === "over";
  return (
    <div className={`lane-group ${isMine ? "" : "lane-group-other"}`}>
      <h2 className="lane-head">
        <LaneMark lane={lane} position={position} />
        <span className="lane-name">{lane.name[language]}</span>
        <small>
          {isLate
            ? say("waiting.longest", { minutes: wholeMinutes(longestMs) })
            : say("waiting.target", { minutes: lane.targetWaitMinutes })}
        </small>
        <b className={`numerals ${isLate ? "lane-late" : ""}`}>{count}</b>
      </h2>
      {visits.slice(0, shown).map((visit) => (
        <WaitingRow key={visit.id} visit={visit} plan={plan} now={now} callThis={callThis} />
      ))}
      {count > shown && <p className="lane-more">{say("waiting.more", { count: count - shown })}</p>}
    </div>
  );
}
