// Which hall this is, and how it stands at this moment.

import { Bilingual } from "@hallflow/ui";
import type { ReactNode } from "react";
import type { HealthState } from "./use-health.ts";
import { Say, useWords } from "./words.ts";
import "./hall-status.css";

export function HallStatus({ state: { step, health } }: { readonly state: HealthState }): ReactNode {
  const { say, language } = useWords();
  const tone = step === "known" ? (health?.status ?? "asking") : step;
  const day = health?.day;
  return (
    <section className="hall-status">
      <div className="hall-status-name">
        <h1>{health?.name ? <Bilingual words={health.name} first={language} /> : "Hallflow"}</h1>
        <p>
          <Say of="whatItIs" />
        </p>
      </div>
      <output className={`hall-status-now hall-status-${tone}`}>
        <span className="hall-status-light" aria-hidden="true" />
        <span className="hall-status-words">
          <Say of={`status.${tone}`} className="hall-status-lead" />
          {tone === "failing" && health?.words && <Bilingual words={health.words} first={language} />}
          {tone === "away" && <Say of="status.awayHint" />}
          {step === "known" && health && day && (
            <span className="hall-status-facts">
              <span>{say(`day.${day.state}`, { day: day.day ?? "" })}</span>
              <span>{say("version", { version: health.version })}</span>
            </span>
          )}
        </span>
      </output>
    </section>
  );
}
