// Passes the customer on: to a lane, at a place in it, or to one counter, with the errand and a note for whoever takes over.

import type { CounterId, Destination, HallPlan, LaneId, SeatView, ServedVisit, ServiceId, StaffId, TellerView } from "@hallflow/queue-core";
import { serviceOf } from "@hallflow/queue-core";
import { LaneMark } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import type { Presses } from "../teller-presses.ts";
import { useWords } from "../words.ts";
import { type Choice, Choices } from "./choices.tsx";
import { NoteField } from "./note-field.tsx";
import { TellerDialog } from "./teller-dialog.tsx";

type Target = `lane:${LaneId}` | `counter:${CounterId}` | `staff:${StaffId}`;
type Position = Extract<Destination, { to: "lane" }>["position"];
const positions: readonly Position[] = ["kept", "first", "last"];

interface TransferDialogProps {
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly visit: ServedVisit;
  readonly presses: Presses;
  readonly close: () => void;
}

export function TransferDialog({ plan, view, seat, visit, presses, close }: TransferDialogProps): ReactNode {
  const { say, language } = useWords();
  const [target, setTarget] = useState<Target | null>(null);
  const [position, setPosition] = useState<Position>("kept");
  const [service, setService] = useState<ServiceId | "">("");
  const [note, setNote] = useState("");
  const [isRefused, setRefused] = useState(false);
  const current = visit.errands.find(({ state }) => state === "current")?.service;
  const staffed = view.seats.filter(({ counter, state }) => counter !== seat.counter && state !== "signed-out");

  const act = async () => {
    if (target === null) return;
    const command = {
      type: "transfer",
      counter: seat.counter,
      destination: destinationOf(target, position),
      ...(service === "" ? {} : { service }),
      ...(note.trim() === "" ? {} : { note }),
    } as const;
    if (await presses.press("transfer", command)) close();
    else setRefused(true);
  };

  return (
    <TellerDialog
      title={say("transfer.title", { ticket: visit.ticket })}
      close={close}
      refused={isRefused ? presses.answer : null}
      submit={{
        words: say("transfer.submit"),
        tone: "usual",
        isPossible: target !== null && presses.pending === null,
        act: () => void act(),
      }}
      isWide
    >
      <Choices
        label={say("transfer.to")}
        layout="grid"
        choices={[
          ...laneChoices(plan, language),
          ...staffed.map((other) => counterChoice(other, say)),
          ...staffed.flatMap((other) => staffChoice(other, say)),
        ]}
        value={target}
        choose={setTarget}
        isFirst
      />
      {staffed.length === 0 && <p className="dialog-empty">{say("transfer.nobodyElse")}</p>}
      {target?.startsWith("lane:") && (
        <Choices
          label={say("transfer.position")}
          layout="row"
          choices={positions.map((value) => ({ value, words: say(`transfer.${value}`) }))}
          value={position}
          choose={setPosition}
        />
      )}
      <label className="field">
        <span>{say("transfer.service")}</span>
        <select value={service} onChange={(event) => setService(event.target.value as ServiceId | "")}>
          <option value="">{say("transfer.sameService", { service: (current && serviceOf(plan, current)?.name[language]) ?? "" })}</option>
          {plan.services
            .filter(({ id }) => id !== current)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name[language]}
              </option>
            ))}
        </select>
      </label>
      <NoteField label={say("transfer.note")} value={note} change={setNote} />
    </TellerDialog>
  );
}

const laneChoices = (plan: HallPlan, language: "zh" | "en"): Choice<Target>[] =>
  plan.lanes.map((lane, place) => ({
    value: `lane:${lane.id}`,
    words: (
      <>
        <LaneMark lane={lane} position={place} /> {lane.name[language]}
      </>
    ),
  }));

const counterChoice = (seat: SeatView, say: ReturnType<typeof useWords>["say"]): Choice<Target> => ({
  value: `counter:${seat.counter}`,
  words: say("counter", { counter: seat.counter }),
  hint: `${seat.staff ?? ""} · ${say(`state.${seat.state}`)}`,
});

const staffChoice = ({ counter, staff }: SeatView, say: ReturnType<typeof useWords>["say"]): Choice<Target>[] =>
  staff === null
    ? []
    : [{ value: `staff:${staff as StaffId}`, words: say("transfer.person", { staff }), hint: say("transfer.personHint", { counter }) }];

function destinationOf(target: Target, position: Position): Destination {
  if (target.startsWith("counter:")) return { to: "counter", counter: target.slice("counter:".length) as CounterId };
  if (target.startsWith("staff:")) return { to: "staff", staff: target.slice("staff:".length) as StaffId };
  return { to: "lane", lane: target.slice("lane:".length) as LaneId, position };
}
