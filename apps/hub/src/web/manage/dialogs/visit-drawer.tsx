// One visit: how it stands, what is known of it, and what staff can do for it.

import { type VisitId, type VisitView, laneOf } from "@hallflow/queue-core";
import { Bilingual, runningTime } from "@hallflow/ui";
import { type ReactNode, useMemo } from "react";
import { VisitPerson } from "../care/visit-person.tsx";
import { useScene } from "../scene.ts";
import { waitingLevel } from "../waiting-level.ts";
import { Say, useWords } from "../words.ts";
import { Frame } from "./frame.tsx";
import { useAnswer } from "./use-answer.ts";
import { VisitActions } from "./visit-actions.tsx";
import { VisitFacts } from "./visit-facts.tsx";
import { VisitWhy } from "./visit-why.tsx";

export function VisitDrawer({ visit: id }: { readonly visit: VisitId }): ReactNode {
  const { view, isLive } = useScene();
  const { say, language } = useWords();
  const answer = useAnswer(useMemo(() => ({ type: "visit" as const, visit: id }), [id]));
  const listed = view.waiting.find((waiting) => waiting.id === id) ?? view.held.find((held) => held.id === id);
  const visit = answer?.kind === "done" ? answer.result : null;
  return (
    <Frame kind="drawer" title={<Say of="visit.title" values={{ ticket: visit?.ticket ?? listed?.ticket ?? "" }} />}>
      {visit ? (
        <>
          <div className="frame-body">
            <VisitState visit={visit} />
            <VisitWhy key={visit.state} visit={id} />
            <VisitPerson visit={id} />
            <VisitFacts visit={visit} />
          </div>
          <VisitActions key={visit.state} visit={visit} />
        </>
      ) : (
        <p className="frame-body">
          {answer === null && (isLive ? <output>{say("visit.reading")}</output> : <Say of="not.offline" />)}
          {answer?.kind === "refused" && <Bilingual words={answer.refusal.words} first={language} />}
          {answer?.kind === "unavailable" && <Say of="away" />}
        </p>
      )}
    </Frame>
  );
}

function VisitState({ visit }: { readonly visit: VisitView }): ReactNode {
  const { plan, view, now } = useScene();
  const { say } = useWords();
  const lane = laneOf(plan, visit.lane);
  const held = view.held.find(({ id }) => id === visit.id);
  const waitedMs = now - visit.issuedAt;
  const isWaiting = visit.state === "waiting";
  return (
    <p className={`frame-state frame-state-${isWaiting ? waitingLevel(waitedMs, lane) : visit.state}`}>
      {say(`visit.state.${visit.state}`)}
      {isWaiting && (
        <span className="numerals">
          {say("visit.waited")} {runningTime(waitedMs)} · {say("visit.of", { minutes: lane.targetWaitMinutes })}
        </span>
      )}
      {held && (
        <span className="numerals">
          {say("visit.held")} {runningTime(now - held.heldAt)}
        </span>
      )}
    </p>
  );
}
