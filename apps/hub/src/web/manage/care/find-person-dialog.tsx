// Finds today's visits of a customer who says a telephone or card number; the search is written into the audit log.

import { type FoundVisit, type IdentifyBy, type Words, identifyBySchema } from "@hallflow/queue-core";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button, Input, Label, TextField, ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { Frame } from "../dialogs/frame.tsx";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";

type Found = { readonly visits: readonly FoundVisit[] } | { readonly words: Words };

export function FindPersonDialog(): ReactNode {
  const { link, isLive, open } = useScene();
  const { say, language } = useWords();
  const [by, setBy] = useState<IdentifyBy>("phone");
  const [value, setValue] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const isWhole = /^[A-Za-z0-9]{4,32}$/.test(value);
  const find = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isWhole || !isLive) return;
    const answer = await link.ask({ type: "find-person", by, value });
    if (answer.kind === "done") return setFound({ visits: answer.result });
    setFound({ words: answer.kind === "refused" ? answer.refusal.words : answer.kind === "unavailable" ? answer.words : both("away") });
  };
  return (
    <Frame title={<Say of="care.find" />}>
      <form className="frame-body find-person" onSubmit={(event) => void find(event)}>
        <ToggleButtonGroup
          className="chips"
          aria-label={say("care.by")}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[by]}
          onSelectionChange={(keys) => setBy(identifyBySchema.options.find((one) => keys.has(one)) ?? "phone")}
        >
          {identifyBySchema.options.map((one) => (
            <ToggleButton key={one} id={one} className="chip">
              {say(`care.bys.${one}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <TextField className="field" value={value} onChange={(typed) => setValue(typed.replaceAll(/[\s-]/g, ""))} maxLength={40}>
          <Label>{say("care.number")}</Label>
          <Input inputMode={by === "phone" ? "numeric" : "text"} autoComplete="off" />
        </TextField>
        <Button type="submit" className="button button-main" isDisabled={!isWhole || !isLive}>
          {say("care.search")}
        </Button>
        <p className="complaints-hint">{say("care.audited")}</p>
        <div aria-live="polite">
          {found && "words" in found && <p>{found.words[language]}</p>}
          {found && "visits" in found && found.visits.length === 0 && <p>{say("care.notFound")}</p>}
          {found && "visits" in found && found.visits.length > 0 && (
            <ul className="find-person-visits">
              {found.visits.map(({ visit, ticket }) => (
                <li key={visit}>
                  <Button className="button" onPress={() => open({ kind: "visit", visit })}>
                    {say("care.openVisit")} <b className="numerals">{ticket}</b>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      </form>
    </Frame>
  );
}
