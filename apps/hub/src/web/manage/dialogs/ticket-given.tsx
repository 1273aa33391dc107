// The number that was taken, as large as it must be to be read out or copied down.

import { type VisitView, laneOf } from "@hallflow/queue-core";
import { rangeWords } from "@hallflow/ui";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, useWords } from "../words.ts";
import { Frame } from "./frame.tsx";

export function TicketGiven({ visit, again }: { readonly visit: VisitView; readonly again: () => void }): ReactNode {
  const { plan, open } = useScene();
  const { say, language } = useWords();
  const zone = plan.zones.find(({ id }) => id === visit.zone);
  const { peopleAhead, waitRange } = visit;
  return (
    <Frame title={<Say of="ticket.done" />}>
      <div className="frame-body ticket-given">
        <p className="numerals ticket-given-number">{visit.ticket}</p>
        <p className="ticket-given-wait">
          {laneOf(plan, visit.lane).name[language]} ·{" "}
          {peopleAhead === 0 ? say("ticket.aheadNone") : say("ticket.ahead", { count: peopleAhead })}
          {waitRange && ` · ${rangeWords(waitRange)[language]}`}
        </p>
        {zone && (
          <p>
            <Say
              of="ticket.goTo"
              values={{ zhZone: zone.name.zh, enZone: zone.name.en, zhDirection: zone.direction.zh, enDirection: zone.direction.en }}
            />
          </p>
        )}
      </div>
      <footer className="frame-foot">
        <Button className="button" onPress={again}>
          <Say of="ticket.another" />
        </Button>
        <Button className="button button-main" onPress={() => open(null)}>
          <Say of="action.close" />
        </Button>
      </footer>
    </Frame>
  );
}
