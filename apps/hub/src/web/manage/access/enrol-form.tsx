// Lets a device in: the code on its screen, then what it is called and where it stands.

import type { CounterId, EnrolmentView, ZoneId } from "@hallflow/queue-core";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button, Input, Label, Text, TextField } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";
import type { AccessDesk } from "./use-access.ts";

export function EnrolForm({ desk }: { readonly desk: AccessDesk }): ReactNode {
  const { say } = useWords();
  const [code, setCode] = useState("");
  const [found, setFound] = useState<EnrolmentView | null>(null);
  const find = async (event: SubmitEvent) => {
    event.preventDefault();
    if (code.length === 6) setFound((await desk.change({ type: "find-enrolment", code }, null)) ?? null);
  };
  const leave = () => {
    setCode("");
    setFound(null);
  };
  if (found) return <Approval code={code} found={found} desk={desk} leave={leave} />;
  return (
    <form className="access-enrol" onSubmit={(event) => void find(event)}>
      <h3>
        <Say of="access.enrol" />
      </h3>
      <TextField className="field access-code" value={code} onChange={(typed) => setCode(typed.replaceAll(/\D/g, "").slice(0, 6))}>
        <Label>{say("access.code")}</Label>
        <Input inputMode="numeric" autoComplete="off" placeholder="000000" />
        <Text slot="description">{say("access.codeHint")}</Text>
      </TextField>
      <Button type="submit" className="button button-main" isDisabled={code.length !== 6}>
        <Say of="access.find" />
      </Button>
    </form>
  );
}

interface ApprovalProps {
  readonly code: string;
  readonly found: EnrolmentView;
  readonly desk: AccessDesk;
  readonly leave: () => void;
}

function Approval({ code, found, desk, leave }: ApprovalProps): ReactNode {
  const { plan } = useScene();
  const { say, language } = useWords();
  const [name, setName] = useState("");
  const [counter, setCounter] = useState<CounterId | null>(null);
  const [zone, setZone] = useState<ZoneId | null>(null);
  const needsCounter = found.kind === "teller" || found.kind === "window" || found.kind === "rating" || found.kind === "pad";
  const shown = name.trim() || suggested();
  const approve = async (event: SubmitEvent) => {
    event.preventDefault();
    if (needsCounter && counter === null) return;
    const done = await desk.change(
      { type: "approve-device", code, name: shown, counter, zone },
      both("access.done.approved", { name: shown }),
    );
    if (done) leave();
  };
  const refuse = async () => {
    await desk.change({ type: "refuse-device", code }, both("access.done.refused"));
    leave();
  };
  function suggested(): string {
    const same = desk.list?.devices.filter(({ kind }) => kind === found.kind).length ?? 0;
    if (counter !== null && found.kind === "teller") return say("counter", { counter });
    return `${say(`access.kind.${found.kind}`)} ${counter ?? same + 1}`;
  }
  return (
    <form className="access-enrol" onSubmit={(event) => void approve(event)}>
      <h3>
        <Say of="access.found" values={{ zhKind: both(`access.kind.${found.kind}`).zh, enKind: both(`access.kind.${found.kind}`).en }} />
      </h3>
      <p className="numerals access-from">{say("access.from", { device: found.device, address: found.address })}</p>
      {found.replaces !== null && (
        <p className="frame-warning">
          <Say of="access.replaces" values={{ name: found.replaces }} />
        </p>
      )}
      {needsCounter && (
        <fieldset className="frame-choices">
          <legend>{say("access.whichCounter")}</legend>
          {plan.counters.map(({ id }) => (
            <Button
              key={id}
              className={`button button-small ${id === counter ? "button-main" : ""}`}
              aria-pressed={id === counter}
              onPress={() => setCounter(id)}
            >
              {id}
            </Button>
          ))}
        </fieldset>
      )}
      {(found.kind === "lobby" || found.kind === "guide") && (
        <fieldset className="frame-choices">
          <legend>{say("access.whichZone")}</legend>
          {[null, ...plan.zones.map(({ id }) => id)].map((id) => (
            <Button
              key={id ?? ""}
              className={`button button-small ${id === zone ? "button-main" : ""}`}
              aria-pressed={id === zone}
              onPress={() => setZone(id)}
            >
              {plan.zones.find((known) => known.id === id)?.name[language] ?? say("access.wholeHall")}
            </Button>
          ))}
        </fieldset>
      )}
      <TextField className="field" value={name} onChange={setName} maxLength={40}>
        <Label>{say("access.name")}</Label>
        <Input placeholder={shown} autoComplete="off" />
      </TextField>
      <Button type="submit" className="button button-main" isDisabled={needsCounter && counter === null}>
        <Say of="access.approve" />
      </Button>
      <Button className="button" onPress={() => void refuse()}>
        <Say of="access.refuse" />
      </Button>
    </form>
  );
}
