// Suspends or evacuates the hall: says what will happen to everybody, and asks why, for the record and for colleagues.

import { Siren, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { Confirmation } from "../dialogs/confirmation.tsx";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";

const commands = { suspend: "suspend-hall", evacuate: "evacuate-hall" } as const;

export function StopHallDialog({ how }: { readonly how: "suspend" | "evacuate" }): ReactNode {
  const { view, send } = useScene();
  const { say } = useWords();
  const [typed, setTyped] = useState("");
  const { waiting, held, called, serving } = view.totals;
  const Icon = how === "evacuate" ? Siren : TriangleAlert;
  const type = commands[how];
  // In an alarm nobody types: the reason that stands there already will do.
  const reason = typed.trim().length >= 2 ? typed.trim() : say(`run.${how}.usualReason`);
  return (
    <Confirmation
      title={<Say of={`run.${how}.title`} />}
      submit={<Say of={`run.${how}.submit`} />}
      tone="stop"
      confirm={async () => (await send({ type, reason }, both(`run.${how}.done`))).kind === "done"}
    >
      <p className="frame-warning">
        <Icon aria-hidden="true" />
        <Say of={`run.${how}.body`} values={{ waiting: waiting + held, atCounters: called + serving }} />
      </p>
      <TextField className="field" value={typed} onChange={setTyped} maxLength={200}>
        <Label>
          <Say of="run.reason" />
        </Label>
        <Input autoComplete="off" placeholder={say(`run.${how}.usualReason`)} />
      </TextField>
    </Confirmation>
  );
}

/** Lets a hall that was suspended or left go on. */
export function ResumeHallDialog(): ReactNode {
  const { view, send } = useScene();
  return (
    <Confirmation
      title={<Say of="run.resume.title" />}
      submit={<Say of="run.resume.submit" />}
      tone="main"
      confirm={async () => (await send({ type: "resume-hall" }, both("run.resume.done"))).kind === "done"}
    >
      <p>
        <Say of={view.day.mode === "evacuation" ? "run.resume.afterEvacuation" : "run.resume.body"} />
      </p>
    </Confirmation>
  );
}
