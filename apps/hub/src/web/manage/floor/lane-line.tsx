// One lane: how it stands against its promise, and its people in the order in which they will probably be called.

import { type Lane, minuteMs } from "@hallflow/queue-core";
import { LaneMark, rangeWords } from "@hallflow/ui";
import { ChevronsLeft } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { longestNow, waitedShare, waitingLevel } from "../waiting-level.ts";
import { useWords } from "../words.ts";
import { PersonMark } from "./person-mark.tsx";
import "./lane-line.css";

export function LaneLine({ lane, position }: { readonly lane: Lane; readonly position: number }): ReactNode {
  const { view, viewAt, now, open } = useScene();
  const { say, language } = useWords();
  const shown = view.lanes.find((candidate) => candidate.lane === lane.id);
  const people = view.waiting.filter((visit) => visit.lane === lane.id);
  const waiting = shown?.waiting ?? 0;
  const longestMs = shown ? longestNow(shown, viewAt, now) : 0;
  const countersOpen = shown?.countersOpen ?? 0;
  return (
    <article className="lane-line" aria-label={lane.name[language]}>
      <div className="lane-line-head">
        <LaneMark lane={lane} position={position} />
        <div>
          <h3>{lane.name[language]}</h3>
          <p className={countersOpen === 0 && waiting > 0 ? "lane-line-alone" : ""}>
            {countersOpen === 0 ? say("waiting.openNone") : say("waiting.open", { count: countersOpen })}
          </p>
        </div>
        <p className="lane-line-count">
          <strong className="numerals">{waiting}</strong> {say("waiting.people")}
        </p>
        <div className={`promise promise-${waitingLevel(longestMs, lane)}`}>
          <span className="promise-bar" aria-hidden="true">
            <span style={{ "--share": Math.min(1, waitedShare(longestMs, lane) / 1.5) } as CSSProperties} />
          </span>
          <span className="numerals promise-words">
            <span>{waiting > 0 && say("waiting.longest", { minutes: Math.floor(longestMs / minuteMs) })}</span>
            <span>{say("waiting.target", { minutes: lane.targetWaitMinutes })}</span>
          </span>
        </div>
      </div>
      {people.length === 0 ? (
        <p className="lane-line-nobody">
          {say("waiting.nobody")}
          {shown?.waitRange && <small>{say("waiting.newcomer", { range: rangeWords(shown.waitRange)[language] })}</small>}
        </p>
      ) : (
        <>
          <ol className="lane-line-people">
            <li className="lane-line-arrow" aria-hidden="true">
              <ChevronsLeft />
            </li>
            {people.map((visit) => (
              <li key={visit.id}>
                <PersonMark visit={visit} lane={lane} />
              </li>
            ))}
          </ol>
          <Button
            className="lane-line-all"
            aria-label={say("waiting.allOf", { lane: lane.name[language] })}
            onPress={() => open({ kind: "lane", lane: lane.id })}
          >
            {say("waiting.all")}
          </Button>
        </>
      )}
    </article>
  );
}
