// What a guide should know before the first word: needs and language, as small pictures that say their word to who asks.

import type { Language, Need } from "@hallflow/queue-core";
import { Languages } from "lucide-react";
import type { ReactNode } from "react";
import { needIcons } from "../teller/need-icons.tsx";
import { useWords } from "./words.ts";

export function Needs({ needs }: { readonly needs: readonly Need[] }): ReactNode {
  const { say } = useWords();
  return needs.map((need) => {
    const Icon = needIcons[need];
    return (
      <span key={need} className="guide-need">
        <Icon aria-hidden="true" />
        {say(`need.${need}`)}
      </span>
    );
  });
}

export function VisitorTags({ needs, language }: { readonly needs: readonly Need[]; readonly language: Language }): ReactNode {
  const { say } = useWords();
  if (needs.length === 0 && language === "zh") return null;
  return (
    <p className="guide-tags">
      <Needs needs={needs} />
      {language === "en" && (
        <span className="guide-need">
          <Languages aria-hidden="true" />
          {say("english")}
        </span>
      )}
    </p>
  );
}
