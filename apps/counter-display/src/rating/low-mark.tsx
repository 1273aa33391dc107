// What could have been better: reasons of the hall's own, and a line of the customer's; neither has to be given.

import type { RatingPlan } from "@hallflow/queue-core";
import { Bilingual } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { both } from "./words.ts";

interface LowMarkProps {
  readonly reasons: RatingPlan["reasons"];
  readonly isSending: boolean;
  readonly back: () => void;
  readonly send: (reasons: readonly string[], suggestion: string) => void;
}

const longestSuggestion = 200;

export function LowMark({ reasons, isSending, back, send }: LowMarkProps): ReactNode {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [suggestion, setSuggestion] = useState("");
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <>
      <Bilingual words={both("whyHint")} className="rating-hint" />
      <div className="rating-reasons">
        {reasons.map(({ id, name }) => (
          <button key={id} type="button" aria-pressed={chosen.includes(id)} onClick={() => toggle(id)}>
            <Bilingual words={name} />
          </button>
        ))}
      </div>
      <label className="rating-suggestion">
        <Bilingual words={both("suggestion")} />
        <textarea rows={2} maxLength={longestSuggestion} value={suggestion} onChange={(event) => setSuggestion(event.target.value)} />
      </label>
      <div className="rating-ends">
        <button type="button" onClick={back}>
          <Bilingual words={both("back")} />
        </button>
        <button type="button" className="rating-send" disabled={isSending} onClick={() => send(chosen, suggestion)}>
          <Bilingual words={both("send")} />
        </button>
      </div>
    </>
  );
}
