// The tablet before the customer: asks after each errand, takes one touch for an answer, and forces nobody.

import { type HallPlan, type RatingView, ratingOf } from "@hallflow/queue-core";
import { Bilingual, type HubLink, applyBrand, useHub, useLive } from "@hallflow/ui";
import { Angry, Frown, Laugh, type LucideIcon, Meh, Smile } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { LowMark } from "./low-mark.tsx";
import { both } from "./words.ts";
import "./rating.css";

export type Mark = 1 | 2 | 3 | 4 | 5;
type Errand = NonNullable<RatingView["errand"]>;

const faces: readonly { readonly mark: Mark; readonly Icon: LucideIcon }[] = [
  { mark: 5, Icon: Laugh },
  { mark: 4, Icon: Smile },
  { mark: 3, Icon: Meh },
  { mark: 2, Icon: Frown },
  { mark: 1, Icon: Angry },
];
/** Up to this mark the customer is asked what could have been better. */
const lowUpTo = 3;

export function RatingPad({ link }: { readonly link: HubLink }): ReactNode {
  const { push, welcome } = useHub(link);
  const isLive = useLive(link);
  const plan = welcome?.plan ?? null;
  const view = push?.view.role === "rating" ? push.view : null;
  useEffect(() => {
    if (plan) applyBrand(plan.brandColour);
  }, [plan]);
  const errand = view?.errand ?? null;
  return (
    <main className="rating-pad">
      {!plan || !view ? (
        <Bilingual words={both("connecting")} className="rating-idle" />
      ) : !isLive ? (
        <p className="rating-idle" role="alert">
          <Bilingual words={both("notLive")} />
        </p>
      ) : errand === null ? (
        <section className="rating-idle">
          <Bilingual words={both("welcome", { counter: view.counter })} className="rating-counter" />
          <Bilingual words={both("idle")} />
          <Bilingual words={both("idleHint")} className="rating-hint" />
        </section>
      ) : errand.rated ? (
        <output className="rating-idle">
          <Smile aria-hidden="true" />
          <Bilingual words={both("thanks")} />
        </output>
      ) : (
        // Another errand is another question: what was begun for the one before is gone with it.
        <Question key={`${errand.visit} ${errand.index}`} link={link} plan={plan} view={view} errand={errand} />
      )}
    </main>
  );
}

interface QuestionProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly view: RatingView;
  readonly errand: Errand;
}

function Question({ link, plan, view, errand }: QuestionProps): ReactNode {
  const [low, setLow] = useState<Mark | null>(null);
  const [state, setState] = useState<"asking" | "sending" | "not-sent">("asking");
  const { reasons } = ratingOf(plan);
  const send = async (mark: Mark, why: readonly string[] = [], suggestion = "") => {
    setState("sending");
    const said = suggestion.trim() === "" ? {} : { suggestion: suggestion.trim() };
    const { counter } = view;
    const answer = await link.send(
      { type: "rate", counter, visit: errand.visit, errand: errand.index, mark, reasons: [...why], ...said },
      { validForMs: 8_000 },
    );
    setState(answer.kind === "done" ? "asking" : "not-sent");
  };
  const press = (mark: Mark) => (mark <= lowUpTo ? setLow(mark) : void send(mark));
  return (
    <section className="rating-question">
      <h1>
        <Bilingual words={both(low === null ? "ask" : "why")} />
      </h1>
      {low === null ? (
        <>
          <div className="rating-faces">
            {faces.map(({ mark, Icon }) => (
              <button key={mark} type="button" disabled={state === "sending"} onClick={() => press(mark)}>
                <Icon aria-hidden="true" />
                <Bilingual words={both(`mark.${mark}`)} />
              </button>
            ))}
          </div>
          <Bilingual words={both("free")} className="rating-hint" />
        </>
      ) : (
        <LowMark
          reasons={reasons}
          isSending={state === "sending"}
          back={() => setLow(null)}
          send={(why, suggestion) => void send(low, why, suggestion)}
        />
      )}
      {state === "not-sent" && (
        <p className="rating-trouble" role="alert">
          <Bilingual words={both("notSent")} />
        </p>
      )}
    </section>
  );
}
