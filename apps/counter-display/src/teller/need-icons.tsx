// What a customer needs, as small pictures that say their word to who asks.

import type { Need } from "@hallflow/queue-core";
import { Accessibility, Baby, Glasses, type LucideIcon, Medal } from "lucide-react";
import type { ReactNode } from "react";
import { useWords } from "./words.ts";

export const needIcons: Record<Need, LucideIcon> = { elder: Glasses, pregnant: Baby, disabled: Accessibility, serviceman: Medal };

export function NeedIcons({ needs }: { readonly needs: readonly Need[] }): ReactNode {
  const { say } = useWords();
  return needs.map((need) => {
    const Icon = needIcons[need];
    return (
      <span key={need} className="need-icon">
        <Icon aria-hidden="true" />
        <span className="visually-hidden">{say(`need.${need}`)}</span>
      </span>
    );
  });
}
