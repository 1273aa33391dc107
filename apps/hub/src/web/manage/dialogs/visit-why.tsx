// Why this visit and not another, for a customer who asks: read from the journal when the manager wants it, not before.

import type { Answer, ExplainedCall, VisitExplanation, VisitId } from "@hallflow/queue-core";
import { Bilingual, timeOfDay } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, useWords } from "../words.ts";
import "./visit-why.css";

export function VisitWhy({ visit }: { readonly visit: VisitId }): ReactNode {
  const { link, isLive } = useScene();
  const { say, language } = useWords();
  const [answer, setAnswer] = useState<Answer<VisitExplanation> | null>(null);
  const ask = async () => setAnswer(await link.ask({ type: "explanation", visit }));
  if (answer === null) {
    return (
      <Button className="button button-small" isDisabled={!isLive} onPress={() => void ask()}>
        {say("why.ask")}
      </Button>
    );
  }
  if (answer.kind !== "done")
    return <p>{answer.kind === "refused" ? <Bilingual words={answer.refusal.words} first={language} /> : <Say of="away" />}</p>;
  const { diversion, calls, passedOverFor } = answer.result;
  return (
    <section className="why" aria-label={say("why.ask")}>
      {passedOverFor.length > 0 ? <Calls title={say("why.before")} calls={passedOverFor.toReversed()} /> : <p>{say("why.nobodyBefore")}</p>}
      {calls.length > 0 && <Calls title={say("why.calls")} calls={calls} />}
      <p className="why-rule">
        {diversion.revision === null
          ? say("why.rule", { rule: diversion.rule })
          : say("why.ruleOf", { rule: diversion.rule, revision: diversion.revision })}
      </p>
    </section>
  );
}

function Calls({ title, calls }: { readonly title: string; readonly calls: readonly ExplainedCall[] }): ReactNode {
  const { plan } = useScene();
  const { say, language } = useWords();
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {calls.map(({ at, ticket, counter, words }) => (
          <li key={`${at} ${ticket}`}>
            <b className="numerals">
              {timeOfDay(at, plan.timeZone)} {ticket} · {say("counter", { counter })}
            </b>
            <Bilingual words={words} first={language} />
          </li>
        ))}
      </ul>
    </>
  );
}
