// One customer who is being shown around: how far they are and how long, where their visit stands, and the next step in one touch.

import { type GuidedVisit, experienceStageSchema, serviceOf } from "@hallflow/queue-core";
import { minutesWords, timeOfDay } from "@hallflow/ui";
import { ArrowRight, ArrowRightLeft, BellRing, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { useScene } from "./scene.ts";
import { VisitorTags } from "./visitor-tags.tsx";
import { useWords } from "./words.ts";
import type { OpenSheet } from "./zone-floor.tsx";

const stages = experienceStageSchema.options;

interface VisitorCardProps {
  readonly visitor: GuidedVisit;
  readonly open: (sheet: OpenSheet) => void;
}

export function VisitorCard({ visitor, open }: VisitorCardProps): ReactNode {
  const { plan, post, now, press, presses } = useScene();
  const { say, language } = useWords();
  const { visit, ticket, stage, guide } = visitor;
  const isMine = guide === post.staff;
  const following = stages[stages.indexOf(stage) + 1];
  const reach = (to: (typeof stages)[number]) => void press("stage", { type: "reach-stage", visit, stage: to });
  const next = () => (following ? reach(following) : open({ kind: "hand-over", visit }));
  const goesOn = standing(visitor, post.desk);
  const canHandOver = visitor.state === "waiting" || goesOn === "here";
  return (
    <li className={`guide-card ${isMine ? "" : "guide-card-other"}`} data-ticket={ticket}>
      <div className="guide-card-head">
        <h2 className="numerals">{ticket}</h2>
        <p>
          <span>{serviceOf(plan, visitor.service)?.name[language] ?? visitor.service}</span>
          {!isMine && <small>{say("by", { guide })}</small>}
        </p>
        <p className="guide-card-time numerals">
          <span>{say("total", { minutes: minutesWords(now - visitor.startedAt)[language] })}</span>
          <small>{say("thisStage", { minutes: minutesWords(now - visitor.stageAt)[language] })}</small>
        </p>
      </div>
      <VisitorTags needs={visitor.needs} language={visitor.language} />
      <fieldset className="visitor-stages" aria-label={say("stage")}>
        {stages.map((one) => (
          <button
            key={one}
            type="button"
            aria-label={say("of", { action: say(`stages.${one}`), ticket })}
            aria-pressed={one === stage}
            data-past={stages.indexOf(one) < stages.indexOf(stage)}
            onClick={() => reach(one)}
          >
            {say(`stages.${one}`)}
            {one !== "buy" && <ChevronRight aria-hidden="true" />}
          </button>
        ))}
      </fieldset>
      <p className={`guide-standing guide-standing-${goesOn}`}>
        {goesOn === "called" && <BellRing aria-hidden="true" />}
        {say(`state.${goesOn}`, { counter: visitor.counter ?? "" })}
      </p>
      {visitor.notes.length > 0 && (
        <ul className="guide-notes" aria-label={say("notes")}>
          {visitor.notes.slice(-2).map(({ at, text }) => (
            <li key={at}>
              {text} <small className="numerals">{timeOfDay(at, plan.timeZone)}</small>
            </li>
          ))}
        </ul>
      )}
      <div className="guide-card-actions">
        <button
          type="button"
          className="guide-button guide-main"
          aria-disabled={(!following && !canHandOver) || presses.pending !== null}
          aria-label={say("of", { action: say(`next.${stage}`), ticket })}
          onClick={() => (following || canHandOver) && next()}
        >
          {say(`next.${stage}`)}
          {following ? <ArrowRight aria-hidden="true" /> : <ArrowRightLeft aria-hidden="true" />}
        </button>
        {following && (
          <button
            type="button"
            className="guide-button"
            aria-disabled={!canHandOver}
            aria-label={say("of", { action: say("handOver"), ticket })}
            onClick={() => canHandOver && open({ kind: "hand-over", visit })}
          >
            {say("handOver")}
          </button>
        )}
        <button
          type="button"
          className="guide-button"
          aria-label={say("of", { action: say("end"), ticket })}
          onClick={() => open({ kind: "end", visit })}
        >
          {say("end")}
        </button>
      </div>
    </li>
  );
}

/** Where the visit stands while its customer looks around; whoever is called must go, and that is to be seen at once. */
function standing({ state, counter }: GuidedVisit, desk: string | null): "waiting" | "called" | "serving" | "here" | "held" {
  if (state === "called") return "called";
  if (state === "serving") return counter === desk ? "here" : "serving";
  return state === "held" ? "held" : "waiting";
}
