// One counter: how it stands, and what a floor manager can do about it.

import { type CounterId, laneOf, zoneOf } from "@hallflow/queue-core";
import { LaneMark, runningTime } from "@hallflow/ui";
import type { ReactNode } from "react";
import { useScene } from "../scene.ts";
import { Say, useWords } from "../words.ts";
import { DeskActions } from "./desk-actions.tsx";
import { Fact } from "./fact.tsx";
import { Frame } from "./frame.tsx";

export function DeskDialog({ counter }: { readonly counter: CounterId }): ReactNode {
  const { plan, view, now } = useScene();
  const { say, language } = useWords();
  const seat = view.seats.find((candidate) => candidate.counter === counter);
  if (!seat) return null;
  const reason = plan.pauseReasons.find(({ id }) => id === seat.pauseReason)?.name[language];
  return (
    <Frame kind="drawer" title={<Say of="counter" values={{ counter }} />}>
      <div className="frame-body">
        <p className={`frame-state frame-state-${seat.state}`}>
          {say(`state.${seat.state}`)}
          {seat.state !== "signed-out" && <span className="numerals">{say("desk.since", { time: runningTime(now - seat.since) })}</span>}
        </p>
        <dl className="frame-facts">
          {seat.ticket !== null && (
            <Fact name={say("desk.visit")}>
              <span className="numerals">{seat.ticket}</span>
            </Fact>
          )}
          {reason !== undefined && <Fact name={say("desk.reason")}>{reason}</Fact>}
          {seat.staff !== null && <Fact name={say("desk.staff")}>{seat.staff}</Fact>}
          <Fact name={say("desk.zone")}>{zoneOf(plan, seat.zone).name[language]}</Fact>
          <Fact name={say("desk.lanes")}>
            <span className="frame-lanes">
              {seat.lanes.map((id) => (
                <span key={id}>
                  <LaneMark lane={laneOf(plan, id)} position={plan.lanes.findIndex((lane) => lane.id === id)} />
                  {laneOf(plan, id).name[language]}
                </span>
              ))}
            </span>
          </Fact>
        </dl>
      </div>
      <DeskActions key={seat.state} seat={seat} />
    </Frame>
  );
}
