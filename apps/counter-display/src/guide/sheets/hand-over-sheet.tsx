// Hands a customer over to a counter, or back into a line, with what they want now and a note for whoever goes on.

import {
  type CounterId,
  type Destination,
  type GuidedVisit,
  type LaneId,
  type ServiceId,
  serviceOf,
  undecidedService,
} from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import { NoteLine } from "./note-line.tsx";
import { ServiceField } from "./service-field.tsx";
import { Sheet } from "./sheet.tsx";
import { Tiles } from "./tiles.tsx";

interface HandOverSheetProps {
  readonly visitor: GuidedVisit;
  readonly close: () => void;
}

type Target = `lane:${LaneId}` | `counter:${CounterId}`;
const chips = ["chosen", "compared", "hurry", "price"] as const;

export function HandOverSheet({ visitor, close }: HandOverSheetProps): ReactNode {
  const { plan, view, post, press, presses } = useScene();
  const { say, language } = useWords();
  const [target, setTarget] = useState<Target | null>(null);
  const [service, setService] = useState<ServiceId>(visitor.service);
  const [note, setNote] = useState("");
  const [isRefused, setRefused] = useState(false);
  const staffed = view.seats.filter(({ counter, state }) => counter !== post.desk && state !== "signed-out");
  const counterWords = (counter: CounterId) => say("counter", { counter });

  const act = async () => {
    if (target === null) return;
    const passing = { destination: destinationOf(target), service, ...(note.trim() === "" ? {} : { note: note.trim() }) };
    // Whoever sits at this guide's own desk leaves it; whoever waits is sent on from where they are.
    const isAtDesk = visitor.state === "serving" && post.desk !== null && visitor.counter === post.desk;
    const command = isAtDesk
      ? ({ type: "transfer", counter: post.desk, ...passing } as const)
      : ({ type: "pass-on", visit: visitor.visit, ...passing } as const);
    if (await press("hand-over", command)) close();
    else setRefused(true);
  };

  return (
    <Sheet
      title={say("of", { action: say("handOver"), ticket: visitor.ticket })}
      close={close}
      refused={isRefused ? presses.answer : null}
      submit={{ words: say("sheet.submit"), isPossible: target !== null && presses.pending === null, act: () => void act() }}
    >
      {staffed.length === 0 && <p className="sheet-hint">{say("sheet.nobodyElse")}</p>}
      <Tiles<Target>
        label={say("sheet.to")}
        tiles={[
          ...staffed.map(({ counter, staff }) => ({
            value: `counter:${counter}` as const,
            words: counterWords(counter),
            hint: staff ?? "",
          })),
          ...plan.lanes.map(({ id, name }) => ({ value: `lane:${id}` as const, words: name[language], hint: say("sheet.lane") })),
        ]}
        value={target}
        choose={setTarget}
      />
      <ServiceField
        label={say("sheet.service")}
        value={service}
        choose={setService}
        first={{ id: visitor.service, name: serviceOf(plan, visitor.service)?.name[language] ?? undecidedService }}
      />
      <NoteLine label={say("sheet.note")} value={note} change={setNote} chips={chips.map((chip) => say(`sheet.noteChips.${chip}`))} />
    </Sheet>
  );
}

function destinationOf(target: Target): Destination {
  if (target.startsWith("counter:")) return { to: "counter", counter: target.slice("counter:".length) as CounterId };
  return { to: "lane", lane: target.slice("lane:".length) as LaneId, position: "kept" };
}
