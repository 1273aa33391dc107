// The call itself, as large as the wall allows: the number, the counter, and where that is.

import { type CallView, type HallPlan, zoneOf } from "@hallflow/queue-core";
import { Bilingual, LaneMark } from "@hallflow/ui";
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Info, MapPin } from "lucide-react";
import type { ReactNode } from "react";
import { both } from "./words.ts";

interface CallPanelProps {
  readonly call: CallView;
  readonly plan: HallPlan;
  readonly isSpeaking: boolean;
}

const arrows = { left: ArrowLeft, right: ArrowRight, ahead: ArrowUp, back: ArrowDown } as const;

export function CallPanel({ call, plan, isSpeaking }: CallPanelProps): ReactNode {
  const position = plan.lanes.findIndex((lane) => lane.letter === call.ticket.charAt(0));
  const lane = plan.lanes[position];
  const isMissed = call.kind === "missed";
  return (
    <article className={`call-panel ${isSpeaking ? "call-panel-speaking" : ""} ${isMissed ? "call-panel-missed" : ""}`}>
      <p className="call-panel-title">
        {lane && <LaneMark lane={lane} position={position} />}
        <Bilingual words={isMissed ? both("missed") : both("now")} />
      </p>
      <p className="call-panel-number numerals" style={{ "--characters": call.ticket.length } as React.CSSProperties}>
        {call.ticket}
      </p>
      {isMissed ? <Missed /> : <Where call={call} plan={plan} />}
    </article>
  );
}

function Missed(): ReactNode {
  return (
    <p className="call-panel-counter">
      <Info aria-hidden="true" />
      <Bilingual words={both("missedGo")} />
    </p>
  );
}

function Where({ call, plan }: { readonly call: CallView; readonly plan: HallPlan }): ReactNode {
  const zone = zoneOf(plan, call.zone);
  const Arrow = zone.arrow === undefined ? null : arrows[zone.arrow];
  const { direction, name } = zone;
  return (
    <>
      <p className="call-panel-counter">
        {Arrow && <Arrow aria-hidden="true" />}
        <Bilingual words={both("counter", { counter: call.counter })} />
      </p>
      <p className="call-panel-where">
        <MapPin aria-hidden="true" />
        <Bilingual words={{ zh: `${name.zh}：${direction.zh}`, en: `${name.en}: ${direction.en}` }} />
      </p>
    </>
  );
}
