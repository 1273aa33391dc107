// One who waits: head and shoulders that fill as the wait nears the lane's target.

import { type Lane, type WaitingVisit, minuteMs, serviceOf } from "@hallflow/queue-core";
import { Accessibility } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { waitedShare, waitingLevel } from "../waiting-level.ts";
import { useWords } from "../words.ts";
import "./person-mark.css";

export function PersonMark({ visit, lane }: { readonly visit: WaitingVisit; readonly lane: Lane }): ReactNode {
  const { plan, now, open } = useScene();
  const { say, language } = useWords();
  const waitedMs = now - visit.arrivedAt;
  const minutes = Math.max(0, Math.floor(waitedMs / minuteMs));
  const level = waitingLevel(waitedMs, lane);
  const service = serviceOf(plan, visit.service)?.name[language] ?? visit.service;
  return (
    <Button
      className={`person person-${level}`}
      style={{ "--share": Math.min(1, waitedShare(waitedMs, lane)) } as CSSProperties}
      aria-label={say("waiting.person", { ticket: visit.ticket, service, minutes, level: say(`level.${level}`) })}
      onPress={() => open({ kind: "visit", visit: visit.id })}
    >
      <span className="person-head">
        {visit.needs.length > 0 && <Accessibility aria-hidden="true" />}
        {level === "over" && visit.needs.length === 0 && <span aria-hidden="true">!</span>}
      </span>
      <span className="person-body">
        <span className="numerals person-ticket">{visit.ticket}</span>
        <span className="person-wait">
          {visit.reservedFor === null
            ? minutes === 0
              ? say("waiting.fresh")
              : say("waiting.minutes", { minutes })
            : say("waiting.forCounter", { counter: visit.reservedFor })}
        </span>
      </span>
    </Button>
  );
}
