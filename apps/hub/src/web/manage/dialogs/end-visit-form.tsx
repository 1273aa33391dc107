// Ends a visit for a reason, which stays on record: the customer left, or cannot be served here.

import type { VisitView } from "@hallflow/queue-core";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button, Input, Label, Text, TextField } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";

export function EndVisitForm({ visit: { id, ticket }, close }: { readonly visit: VisitView; readonly close: () => void }): ReactNode {
  const { send } = useScene();
  const { say } = useWords();
  const [typed, setTyped] = useState("");
  const reason = typed.trim();
  const isSaid = reason.length >= 2;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isSaid) void send({ type: "end-visit", visit: id, reason }, both("visit.done.ended", { ticket }));
  };
  return (
    <form className="frame-actions" onSubmit={submit}>
      <TextField className="field" value={typed} onChange={setTyped} maxLength={200} autoComplete="off">
        <Label>{say("visit.endWhy")}</Label>
        <Input />
        <Text slot="description">{say("visit.endHint")}</Text>
      </TextField>
      <div className="frame-actions-pair">
        <Button className="button" onPress={close}>
          <Say of="action.cancel" />
        </Button>
        <Button type="submit" className="button button-stop" isDisabled={!isSaid}>
          <Say of="visit.endSure" values={{ ticket }} />
        </Button>
      </div>
    </form>
  );
}
