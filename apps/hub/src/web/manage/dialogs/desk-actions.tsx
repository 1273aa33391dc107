// What can be done about a counter in the state that it is in.

import { type Command, type SeatView, staffIdSchema } from "@hallflow/queue-core";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button, Input, Label, Text, TextField } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";

type Done = "pause" | "resume" | "call" | "signOut" | "signIn";

export function DeskActions({ seat }: { readonly seat: SeatView }): ReactNode {
  const { isLive, send, view } = useScene();
  const { counter } = seat;
  const act = (command: Command, done: Done) => void send(command, both(`desk.done.${done}`, { counter }));
  if (!isLive) return <Hindrance of="not.offline" />;
  if (view.day.state === "closed") return <Hindrance of="not.closed" />;
  switch (seat.state) {
    case "signed-out":
      return <SignIn seat={seat} act={act} />;
    case "free":
      return (
        <div className="frame-actions">
          <Button className="button button-main" onPress={() => act({ type: "call-next", counter }, "call")}>
            <Say of="desk.call" />
          </Button>
          <Pause seat={seat} act={act} />
          <SignOut seat={seat} act={act} />
        </div>
      );
    case "paused":
      return (
        <div className="frame-actions">
          <Button className="button button-main" onPress={() => act({ type: "resume", counter }, "resume")}>
            <Say of="desk.resume" />
          </Button>
          <SignOut seat={seat} act={act} />
        </div>
      );
    case "calling":
    case "serving":
      return <Hindrance of="not.atCounter" values={{ ticket: seat.ticket ?? "" }} />;
  }
}

interface ActionProps {
  readonly seat: SeatView;
  readonly act: (command: Command, done: Done) => void;
}

function Hindrance({
  of,
  values,
}: {
  readonly of: "not.offline" | "not.closed" | "not.atCounter";
  readonly values?: Record<string, string>;
}) {
  return (
    <p className="frame-hindrance">
      <Say of={of} {...(values ? { values } : {})} />
    </p>
  );
}

function SignIn({ seat: { counter }, act }: ActionProps): ReactNode {
  const { say } = useWords();
  const [name, setName] = useState("");
  const staff = staffIdSchema.safeParse(name);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (staff.success) act({ type: "sign-in", counter, staff: staff.data }, "signIn");
  };
  return (
    <form className="frame-actions" onSubmit={submit}>
      <TextField className="field" value={name} onChange={setName} isInvalid={name !== "" && !staff.success} autoComplete="off">
        <Label>{say("desk.staffName")}</Label>
        <Input />
        <Text slot="description">{say("desk.staffHint")}</Text>
      </TextField>
      <Button type="submit" className="button button-main" isDisabled={!staff.success}>
        <Say of="desk.signIn" />
      </Button>
    </form>
  );
}

function Pause({ seat: { counter }, act }: ActionProps): ReactNode {
  const { plan } = useScene();
  const { say, language } = useWords();
  return (
    <fieldset className="frame-choices">
      <legend>{say("desk.pauseWhy")}</legend>
      {plan.pauseReasons.map(({ id, name }) => (
        <Button key={id} className="button button-small" onPress={() => act({ type: "pause", counter, reason: id }, "pause")}>
          {name[language]}
        </Button>
      ))}
    </fieldset>
  );
}

/** Pressed twice on purpose: a teller who is signed out by mistake stands before a customer with a dead console. */
function SignOut({ seat: { counter }, act }: ActionProps): ReactNode {
  const [isAsked, setAsked] = useState(false);
  return isAsked ? (
    <Button className="button button-stop" onPress={() => act({ type: "sign-out", counter }, "signOut")}>
      <Say of="desk.signOutSure" values={{ counter }} />
    </Button>
  ) : (
    <Button className="button" onPress={() => setAsked(true)}>
      <Say of="desk.signOut" />
    </Button>
  );
}
