// The foot of the lobby display: how many wait in each lane and how long somebody who came now would wait.

import type { HallPlan, LaneView } from "@hallflow/queue-core";
import { LaneMark, rangeFigures } from "@hallflow/ui";
import { type ReactNode, useEffect, useState } from "react";
import { both } from "./words.ts";

/** As many as can be read from ten metres side by side; further lanes take turns. */
const lanesAtOnce = 3;
const turnMs = 9_000;

interface LaneStripProps {
  readonly lanes: readonly LaneView[];
  readonly plan: HallPlan;
  readonly isLive: boolean;
}

export function LaneStrip({ lanes, plan, isLive }: LaneStripProps): ReactNode {
  const pages = Math.max(1, Math.ceil(lanes.length / lanesAtOnce));
  const page = usePage(pages);
  return (
    <footer className="lane-strip" inert={!isLive}>
      {lanes.slice(page * lanesAtOnce, (page + 1) * lanesAtOnce).map((lane) => (
        <LaneFigures key={lane.lane} view={lane} plan={plan} />
      ))}
      {pages > 1 && (
        <span className="lane-strip-pages" aria-hidden="true">
          {Array.from({ length: pages }, (_, index) => (
            <i key={index} className={index === page ? "lane-strip-page-now" : ""} />
          ))}
        </span>
      )}
    </footer>
  );
}

function usePage(pages: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages < 2) return;
    const timer = setInterval(() => setTurn((turn) => (turn + 1) % pages), turnMs);
    return () => clearInterval(timer);
  }, [pages]);
  return turn % pages;
}

function LaneFigures({ view, plan }: { readonly view: LaneView; readonly plan: HallPlan }): ReactNode {
  const position = plan.lanes.findIndex(({ id }) => id === view.lane);
  const lane = plan.lanes[position];
  if (!lane) return null;
  const waiting = String(view.waiting);
  const range = view.countersOpen > 0 && view.waitRange ? rangeFigures(view.waitRange) : null;
  return (
    <section
      className="lane-figures"
      aria-label={`${lane.name.zh} ${lane.name.en}`}
      style={{ "--characters": waiting.length + (range?.length ?? 3) } as React.CSSProperties}
    >
      <LaneMark lane={lane} position={position} />
      <Figure figures={waiting} words={both("waiting")} />
      {range === null ? <Figure figures="—" words={both("noCounter")} /> : <Figure figures={range} words={both("minutes")} />}
    </section>
  );
}

function Figure({ figures, words }: { readonly figures: string; readonly words: { readonly zh: string; readonly en: string } }): ReactNode {
  return (
    <p className="lane-figure">
      <b className="numerals">{figures}</b>
      <span className="lane-figure-words">
        <span lang="zh-CN">{words.zh}</span>
        <small lang="en">{words.en}</small>
      </span>
    </p>
  );
}
