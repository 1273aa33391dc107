// The experience guide's list: whom they show around and how far they are, who else could be met, and the hand-over with a note.

import {
  type CounterId,
  type ExperienceView,
  type HallPlan,
  type Instant,
  type SeatView,
  type StaffId,
  type TellerView,
  experienceOutcomeSchema,
  experienceStageSchema,
  serviceOf,
} from "@hallflow/queue-core";
import { minutesWords } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import type { Presses } from "../teller-presses.ts";
import { useWords } from "../words.ts";
import { NoteField } from "./note-field.tsx";
import { TellerDialog } from "./teller-dialog.tsx";

interface GuideDialogProps {
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly now: Instant;
  readonly presses: Presses;
  readonly close: () => void;
}

/** Handed over is what a hand-over itself records. */
const outcomes = experienceOutcomeSchema.exclude(["handed-over"]).options;
const listed = 8;

export function GuideDialog({ plan, view, seat, now, presses, close }: GuideDialogProps): ReactNode {
  const { say, language } = useWords();
  const [note, setNote] = useState("");
  const [isRefused, setRefused] = useState(false);
  const press = async (command: Parameters<Presses["press"]>[1]) => setRefused(!(await presses.press("guided", command)));
  const noted = note.trim() === "" ? {} : { note: note.trim() };
  const guided = new Set(view.experiences.map(({ visit }) => visit));
  const waiting = view.waiting.filter(({ id, lane }) => seat.lanes.includes(lane) && !guided.has(id)).slice(0, listed);
  const elsewhere = view.seats.filter(({ counter, state }) => counter !== seat.counter && state !== "signed-out");

  const actions = (one: ExperienceView) => (
    <div className="guide-actions">
      <fieldset aria-label={say("guide.stage")} className="guide-stages">
        {experienceStageSchema.options.map((stage) => (
          <button
            key={stage}
            type="button"
            aria-pressed={one.stage === stage}
            onClick={() => void press({ type: "reach-stage", visit: one.visit, stage })}
          >
            {say(`guide.stages.${stage}`)}
          </button>
        ))}
      </fieldset>
      <select
        aria-label={say("guide.handOver", { ticket: one.ticket })}
        value=""
        disabled={one.state !== "waiting"}
        onChange={(event) => {
          const counter = event.target.value as CounterId;
          void press({ type: "pass-on", visit: one.visit, destination: { to: "counter", counter }, ...noted });
        }}
      >
        <option value="">{say("guide.handOverTo")}</option>
        {elsewhere.map(({ counter, staff }) => (
          <option key={counter} value={counter}>
            {say("counter", { counter })} {staff}
          </option>
        ))}
      </select>
      <select
        aria-label={say("guide.end", { ticket: one.ticket })}
        value=""
        onChange={(event) => {
          const outcome = event.target.value as (typeof outcomes)[number];
          void press({ type: "end-experience", visit: one.visit, outcome, ...noted });
        }}
      >
        <option value="">{say("guide.endWith")}</option>
        {outcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {say(`guide.outcomes.${outcome}`)}
          </option>
        ))}
      </select>
    </div>
  );

  return (
    <TellerDialog title={say("guide.title")} close={close} refused={isRefused ? presses.answer : null} isWide>
      {view.experiences.length === 0 && <p className="dialog-empty">{say("guide.nobody")}</p>}
      <ul className="held-list guide-list">
        {view.experiences.map((one) => (
          <li key={one.visit}>
            <b className="numerals">{one.ticket}</b>
            <div className="held-what">
              <span>{serviceOf(plan, one.service)?.name[language] ?? one.service}</span>
              <small>
                {say("guide.since", { guide: one.guide, minutes: minutesWords(now - one.stageAt)[language] })}
                {one.state === "called" && ` · ${say("guide.called", { counter: one.counter ?? "" })}`}
              </small>
            </div>
            {actions(one)}
          </li>
        ))}
      </ul>
      <NoteField label={say("guide.note")} value={note} change={setNote} />
      {waiting.length > 0 && (
        <>
          <h3 className="guide-waiting">{say("guide.waiting")}</h3>
          <div className="reason-chips">
            {waiting.map(({ id, ticket }) => (
              <button
                key={id}
                type="button"
                className="numerals"
                onClick={() => void press({ type: "begin-experience", visit: id, guide: seat.staff as StaffId, zone: seat.zone })}
              >
                {say("guide.meet", { ticket })}
              </button>
            ))}
          </div>
        </>
      )}
    </TellerDialog>
  );
}
