// Says words to the customer: their language at full size with the other under it, or theirs alone in elder mode.

import type { Words } from "@hallflow/queue-core";
import { Bilingual } from "@hallflow/ui";
import type { ReactNode } from "react";
import { type KioskWord, both } from "../words/words.ts";
import { useSession } from "./session-view.ts";

interface SayWordsProps {
  readonly words: Words;
  readonly className?: string;
}

export function SayWords({ words, className = "" }: SayWordsProps): ReactNode {
  const { language, elder } = useSession().session;
  if (!elder) return <Bilingual words={words} first={language} className={className} />;
  return (
    <span className={`bilingual ${className}`} lang={language === "zh" ? "zh-CN" : "en"}>
      {words[language]}
    </span>
  );
}

interface SayProps {
  readonly word: KioskWord;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly className?: string;
}

export function Say({ word, values, className = "" }: SayProps): ReactNode {
  return <SayWords words={both(word, values)} className={className} />;
}
