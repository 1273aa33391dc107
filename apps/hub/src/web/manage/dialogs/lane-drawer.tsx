// Everybody who waits in a lane, in the order in which they will probably be called.

import { type LaneId, laneOf, minuteMs, serviceOf } from "@hallflow/queue-core";
import { Bilingual } from "@hallflow/ui";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { waitingLevel } from "../waiting-level.ts";
import { useWords } from "../words.ts";
import { Frame } from "./frame.tsx";
import "./lane-drawer.css";

export function LaneDrawer({ lane: id }: { readonly lane: LaneId }): ReactNode {
  const { plan, view, now, open } = useScene();
  const { say, language } = useWords();
  const lane = laneOf(plan, id);
  const people = view.waiting.filter((visit) => visit.lane === id);
  const unlisted = (view.lanes.find((shown) => shown.lane === id)?.waiting ?? 0) - people.length;
  return (
    <Frame kind="drawer" title={<Bilingual words={lane.name} first={language} />}>
      <div className="frame-body">
        {people.length === 0 && <p>{say("waiting.nobody")}</p>}
        <ol className="lane-people">
          {people.map((visit) => {
            const waitedMs = now - visit.arrivedAt;
            return (
              <li key={visit.id}>
                <Button className="lane-person" onPress={() => open({ kind: "visit", visit: visit.id })}>
                  <strong className="numerals">{visit.ticket}</strong>
                  <span>
                    {serviceOf(plan, visit.service)?.name[language] ?? visit.service}
                    {visit.needs.length > 0 && <small>{visit.needs.map((need) => say(`ticket.need.${need}`)).join(" · ")}</small>}
                    {visit.passes > 0 && <small>{say("waiting.passes", { count: visit.passes })}</small>}
                  </span>
                  <span className={`numerals lane-person-wait lane-person-${waitingLevel(waitedMs, lane)}`}>
                    {say("waiting.minutes", { minutes: Math.floor(Math.max(0, waitedMs) / minuteMs) })}
                  </span>
                </Button>
              </li>
            );
          })}
        </ol>
        {unlisted > 0 && <p className="lane-people-more">{say("waiting.more", { count: unlisted })}</p>}
      </div>
    </Frame>
  );
}
