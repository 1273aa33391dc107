// One complaint, and the next that is to be done about it: somebody takes it up, and closes it with a result.

import {
  type ComplaintResult,
  type ComplaintTopic,
  type ComplaintView,
  complaintResults,
  complaintTopics,
  impersonalSchema,
  serviceOf,
  staffIdSchema,
} from "@hallflow/queue-core";
import { timeOfDay, useHub } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { Button, Input, Label, TextField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useScene } from "../scene.ts";
import { both, useWords } from "../words.ts";

export function ComplaintRow({ complaint }: { readonly complaint: ComplaintView }): ReactNode {
  const { plan, view } = useScene();
  const { say, language } = useWords();
  const { ticket, counter, service, openedAt, taken, closed } = complaint;
  const when = timeOfDay(openedAt, plan.timeZone);
  return (
    <li className={`complaint ${closed ? "complaint-closed" : ""}`}>
      <div className="complaint-what">
        <strong className="numerals">{ticket}</strong>
        <span>
          {serviceOf(plan, service)?.name[language] ?? service}
          <small className="numerals">
            {say("care.from", { counter, time: complaint.day === view.day.day ? when : `${complaint.day} ${when}` })}
          </small>
        </span>
        <span className="complaint-who">
          <span>{taken ? say("care.followed", { staff: taken.staff }) : say("care.nobody")}</span>
          {taken && <small>{say(`care.topics.${taken.topic}`)}</small>}
        </span>
      </div>
      {closed ? (
        <p className="complaint-result">
          <b>{say(`care.results.${closed.result}`)}</b>
          <span>{closed.note}</span>
          <small className="numerals">{timeOfDay(closed.at, plan.timeZone)}</small>
        </p>
      ) : taken ? (
        <Closing complaint={complaint} />
      ) : (
        <TakingUp complaint={complaint} />
      )}
    </li>
  );
}

function TakingUp({ complaint }: { readonly complaint: ComplaintView }): ReactNode {
  const { link, isLive, send } = useScene();
  const { say } = useWords();
  const person = useHub(link).welcome?.person;
  const [staff, setStaff] = useState<string>(person?.staff ?? "");
  const [topic, setTopic] = useState<ComplaintTopic | null>(null);
  const who = staffIdSchema.safeParse(staff);
  const take = () =>
    who.success &&
    topic &&
    send(
      { type: "take-up-complaint", visit: complaint.visit, staff: who.data, topic },
      both("care.done.taken", { ticket: complaint.ticket }),
    );
  return (
    <div className="complaint-form">
      <Chips
        label={say("care.topic")}
        options={complaintTopics}
        words={(one) => say(`care.topics.${one}`)}
        value={topic}
        choose={setTopic}
      />
      <TextField className="field" value={staff} onChange={setStaff} maxLength={24}>
        <Label>{say("care.follower")}</Label>
        <Input autoComplete="off" />
      </TextField>
      <Button className="button button-main" isDisabled={!isLive || !who.success || topic === null} onPress={() => void take()}>
        {say("care.take")}
      </Button>
    </div>
  );
}

function Closing({ complaint }: { readonly complaint: ComplaintView }): ReactNode {
  const { isLive, send } = useScene();
  const { say } = useWords();
  const [result, setResult] = useState<ComplaintResult | null>(null);
  const [note, setNote] = useState("");
  const isImpersonal = impersonalSchema.safeParse(note).success;
  const close = () => {
    const noted = note.trim() === "" ? {} : { note: note.trim() };
    if (result)
      void send(
        { type: "close-complaint", visit: complaint.visit, result, ...noted },
        both("care.done.closed", { ticket: complaint.ticket }),
      );
  };
  return (
    <div className="complaint-form">
      <Chips
        label={say("care.result")}
        options={complaintResults}
        words={(one) => say(`care.results.${one}`)}
        value={result}
        choose={setResult}
      />
      <TextField className="field" value={note} onChange={setNote} maxLength={200} isInvalid={!isImpersonal}>
        <Label>{isImpersonal ? say("care.note") : say("care.noNumbers")}</Label>
        <Input autoComplete="off" />
      </TextField>
      <Button className="button button-main" isDisabled={!isLive || result === null || !isImpersonal} onPress={close}>
        {say("care.close")}
      </Button>
    </div>
  );
}

interface ChipsProps<Option extends string> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly words: (option: Option) => string;
  readonly value: Option | null;
  readonly choose: (option: Option | null) => void;
}

function Chips<Option extends string>({ label, options, words, value, choose }: ChipsProps<Option>): ReactNode {
  return (
    <ToggleButtonGroup
      className="chips"
      aria-label={label}
      selectionMode="single"
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => choose(options.find((option) => keys.has(option)) ?? null)}
    >
      {options.map((option) => (
        <ToggleButton key={option} id={option} className="chip">
          {words(option)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
