// Who the customer of a visit said they are: masked, and whole for half a minute when the manager asks, which is written down.

import type { Answer, UnmaskedPerson, VisitId } from "@hallflow/queue-core";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import { useAnswer } from "../dialogs/use-answer.ts";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";

/** Long enough to dial it, and too short to be left on the screen. */
const shownMs = 30_000;

export function VisitPerson({ visit }: { readonly visit: VisitId }): ReactNode {
  const { link, isLive } = useScene();
  const { say, language } = useWords();
  const masked = useAnswer(useMemo(() => ({ type: "person" as const, visit }), [visit]));
  const [whole, setWhole] = useState<Answer<UnmaskedPerson> | null>(null);
  useEffect(() => {
    if (!whole) return;
    const timer = setTimeout(() => setWhole(null), shownMs);
    return () => clearTimeout(timer);
  }, [whole]);
  if (masked?.kind !== "done") return null;
  const show = async () => setWhole(await link.ask({ type: "unmask", visit }));
  return (
    <section className="visit-person">
      <p>
        {say(`care.bys.${masked.result.by}`)}{" "}
        <b className="numerals">{whole?.kind === "done" ? whole.result.value : masked.result.masked}</b>
      </p>
      {whole?.kind === "refused" && <p role="alert">{whole.refusal.words[language]}</p>}
      {whole?.kind !== "done" && (
        <Button className="button button-small" isDisabled={!isLive} onPress={() => void show()}>
          {say("care.unmask")}
        </Button>
      )}
      <small>{say(whole?.kind === "done" ? "care.unmasked" : "care.unmaskHint")}</small>
    </section>
  );
}
