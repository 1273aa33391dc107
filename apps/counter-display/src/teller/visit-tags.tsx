// What a teller should know before the first word: needs, language, an earlier absence, and, discreetly, the tier.

import type { ServedVisit } from "@hallflow/queue-core";
import { Languages, RotateCcw, Star } from "lucide-react";
import type { ReactNode } from "react";
import { needIcons } from "./need-icons.tsx";
import { useWords } from "./words.ts";

export function VisitTags({ visit }: { readonly visit: ServedVisit }): ReactNode {
  const { say } = useWords();
  const { needs, language, passes, tier } = visit;
  if (needs.length === 0 && language === "zh" && passes === 0 && tier === "standard") return null;
  return (
    <ul className="visit-tags">
      {needs.map((need) => {
        const Icon = needIcons[need];
        return (
          <li key={need} className="visit-tag visit-tag-need">
            <Icon aria-hidden="true" />
            {say(`need.${need}`)}
          </li>
        );
      })}
      {language === "en" && (
        <li className="visit-tag">
          <Languages aria-hidden="true" />
          {say("visit.english")}
        </li>
      )}
      {passes > 0 && (
        <li className="visit-tag">
          <RotateCcw aria-hidden="true" />
          {say("visit.passes", { count: passes })}
        </li>
      )}
      {tier !== "standard" && (
        // A sign without a word: a customer who sees this screen learns nothing from it.
        <li className="visit-tag visit-tag-tier">
          <Star aria-hidden="true" />
          <span className="visually-hidden">{say("visit.priority")}</span>
        </li>
      )}
    </ul>
  );
}
