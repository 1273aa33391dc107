// The diversion's answer before a ticket is taken: which lane and why, how many are ahead, how long it may take.

import type { Arrival } from "@hallflow/queue-core";
import { Bilingual, LaneMark, rangeWords } from "@hallflow/ui";
import { type ReactNode, useMemo } from "react";
import { useScene } from "../scene.ts";
import { Say, useWords } from "../words.ts";
import { useAnswer } from "./use-answer.ts";

export function QuoteShown({ arrival }: { readonly arrival: Arrival }): ReactNode {
  const { plan } = useScene();
  const { say, language } = useWords();
  const question = useMemo(() => (arrival.errands.length === 0 ? null : { type: "quote" as const, ...arrival }), [arrival]);
  const answer = useAnswer(question);
  if (!question) {
    return (
      <p className="quote quote-empty">
        <Say of="ticket.choose" />
      </p>
    );
  }
  if (answer === null) return <p className="quote quote-empty">{say("ticket.asking")}</p>;
  if (answer.kind !== "done") {
    return (
      <p className="quote quote-empty" role="alert">
        {answer.kind === "refused" ? <Bilingual words={answer.refusal.words} first={language} /> : <Say of="away" />}
      </p>
    );
  }
  const { lane: id, zone, reason, selfService, peopleAhead, waitRange } = answer.result;
  const position = plan.lanes.findIndex((lane) => lane.id === id);
  const lane = plan.lanes[position];
  const machines = plan.zones.find((candidate) => candidate.id === selfService?.zone)?.name[language];
  return (
    <output className="quote">
      {lane && (
        <p className="quote-lane">
          <LaneMark lane={lane} position={position} />
          <Bilingual words={lane.name} first={language} />
        </p>
      )}
      <p className="quote-zone">{plan.zones.find((candidate) => candidate.id === zone)?.name[language]}</p>
      <p className="quote-wait">
        {waitRange ? rangeWords(waitRange)[language] : say("ticket.noCounter")}
        <small>{peopleAhead === 0 ? say("ticket.aheadNone") : say("ticket.ahead", { count: peopleAhead })}</small>
      </p>
      <p className="quote-reason">
        <Bilingual words={reason} first={language} />
      </p>
      {machines !== undefined && <p className="quote-machine">{say("ticket.machine", { zone: machines })}</p>}
    </output>
  );
}
