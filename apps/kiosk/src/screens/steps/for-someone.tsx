// A number for somebody, as staff take it: what they see of the customer, and why that goes first.

import type { Need } from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import { Frame } from "../parts/frame.tsx";
import { Say } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { both } from "../words/words.ts";
import "./for-someone.css";

const needs: readonly Need[] = ["elder", "pregnant", "disabled", "serviceman"];
const reasons = ["seen", "papers", "unwell", "infant"] as const;
type Reason = (typeof reasons)[number];

interface ForSomeoneProps {
  readonly panelKey: string;
  readonly onBack: () => void;
}

export function ForSomeone({ panelKey, onBack }: ForSomeoneProps): ReactNode {
  const { send } = useSession();
  const [seen, setSeen] = useState<readonly Need[]>([]);
  const [reason, setReason] = useState<Reason | null>(null);
  const toggle = (need: Need): void => setSeen((all) => (all.includes(need) ? all.filter((one) => one !== need) : [...all, need]));
  const isReasonMissing = seen.length > 0 && reason === null;
  const choose = (): void => {
    // Kept as it is read, in both languages: the log is for people.
    const why = reason && both(`behalf.${reason}`);
    send({ type: "FOR_SOMEONE", behalf: { key: panelKey, because: why && `${why.zh} ${why.en}` }, needs: seen });
  };
  return (
    <Frame title={both("behalf.title")} hint={both("behalf.hint")} className="for-someone">
      <Choices word="behalf.needs">
        {needs.map((need) => (
          <Touch key={need} pressed={seen.includes(need)} onTouch={() => toggle(need)}>
            <Say word={`need.${need}`} />
          </Touch>
        ))}
      </Choices>
      <Choices word="behalf.why">
        {reasons.map((one) => (
          <Touch key={one} pressed={reason === one} onTouch={() => setReason(reason === one ? null : one)}>
            <Say word={`behalf.${one}`} />
          </Touch>
        ))}
      </Choices>
      <div className="for-someone-acts">
        <Touch kind="main" disabled={isReasonMissing} onTouch={choose}>
          <Say word={isReasonMissing ? "behalf.missing" : "behalf.go"} />
        </Touch>
        <Touch onTouch={onBack}>
          <Say word="bar.back" />
        </Touch>
      </div>
    </Frame>
  );
}

function Choices({ word, children }: { readonly word: "behalf.needs" | "behalf.why"; readonly children: ReactNode }): ReactNode {
  return (
    <section className="for-someone-choices">
      <p>
        <Say word={word} />
      </p>
      {children}
    </section>
  );
}
