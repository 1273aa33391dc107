// What is known of a visit: what it came for, where it stands and why.

import { type VisitView, laneOf, serviceOf } from "@hallflow/queue-core";
import { LaneMark, rangeWords, timeOfDay } from "@hallflow/ui";
import type { ReactNode } from "react";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import { Fact } from "./fact.tsx";

export function VisitFacts({ visit }: { readonly visit: VisitView }): ReactNode {
  const { plan, view } = useScene();
  const { say, language } = useWords();
  const lane = laneOf(plan, visit.lane);
  const waiting = view.waiting.find(({ id }) => id === visit.id);
  const held = view.held.find(({ id }) => id === visit.id);
  const range = visit.waitRange ? rangeWords(visit.waitRange)[language] : say("visit.unknown");
  return (
    <dl className="frame-facts">
      <Fact name={say("visit.issuedAt")}>
        <span className="numerals">{timeOfDay(visit.issuedAt, plan.timeZone)}</span>
      </Fact>
      <Fact name={say("visit.errands")}>
        <ul>
          {visit.errands.map(({ service, state }) => (
            <li key={service} className={`errand-${state}`}>
              {serviceOf(plan, service)?.name[language] ?? service}
            </li>
          ))}
        </ul>
      </Fact>
      <Fact name={say("visit.lane")}>
        <span className="frame-lanes">
          <span>
            <LaneMark lane={lane} position={plan.lanes.indexOf(lane)} />
            {lane.name[language]}
          </span>
        </span>
      </Fact>
      <Fact name={say("visit.why")}>{visit.reason[language]}</Fact>
      {visit.state === "waiting" && <Fact name={say("visit.ahead")}>{say("visit.people", { count: visit.peopleAhead })}</Fact>}
      {visit.state === "waiting" && <Fact name={say("visit.range")}>{range}</Fact>}
      {waiting && waiting.needs.length > 0 && (
        <Fact name={say("visit.needs")}>
          {waiting.needs.map((need) => say(`ticket.need.${need}`)).join(language === "zh" ? "、" : ", ")}
        </Fact>
      )}
      {waiting && waiting.passes > 0 && <Fact name={say("visit.passes")}>{say("visit.times", { count: waiting.passes })}</Fact>}
      {waiting && waiting.reservedFor !== null && (
        <Fact name={say("visit.reserved")}>{say("counter", { counter: waiting.reservedFor })}</Fact>
      )}
      {held && (
        <Fact name={say("held.title")}>
          {say(`held.${held.kind}`)} · {held.counter === null ? say("held.whileWaiting") : say("held.at", { counter: held.counter })}
        </Fact>
      )}
      {held && held.note !== "" && <Fact name={say("visit.note")}>{held.note}</Fact>}
    </dl>
  );
}
