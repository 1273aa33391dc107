// Who the customer at this counter said they are: masked, and whole for a moment when the teller asks, which is written down.

import type { Answer, MaskedPerson, UnmaskedPerson, VisitId } from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { UserRound } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useWords } from "./words.ts";

interface VisitPersonProps {
  readonly link: HubLink;
  readonly visit: VisitId;
}

/** Long enough to dial it, and too short to be left on the screen. */
const shownMs = 30_000;

export function VisitPerson({ link, visit }: VisitPersonProps): ReactNode {
  const { say, language } = useWords();
  const [masked, setMasked] = useState<Answer<MaskedPerson> | null>(null);
  const [whole, setWhole] = useState<Answer<UnmaskedPerson> | null>(null);
  useEffect(() => {
    let isHere = true;
    void link.ask({ type: "person", visit }).then((answer) => isHere && setMasked(answer));
    return () => {
      isHere = false;
    };
  }, [link, visit]);
  useEffect(() => {
    if (!whole) return;
    const timer = setTimeout(() => setWhole(null), shownMs);
    return () => clearTimeout(timer);
  }, [whole]);
  if (masked?.kind !== "done") return null;
  const number = whole?.kind === "done" ? whole.result.value : masked.result.masked;
  const show = async () => setWhole(await link.ask({ type: "unmask", visit }));
  return (
    <p className="visit-person">
      <UserRound aria-hidden="true" />
      <span>{say(`person.${masked.result.by}`)}</span>
      <b className="numerals">{number}</b>
      {whole?.kind === "refused" && <span role="alert">{whole.refusal.words[language]}</span>}
      {whole?.kind !== "done" && (
        <button type="button" onClick={() => void show()} title={say("person.hint")}>
          {say("person.show")}
        </button>
      )}
    </p>
  );
}
