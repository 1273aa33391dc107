// Says words to the customer: their language at full size with the other under it, or theirs alone in elder mode.

import type { Words } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { languageOf, textIn } from "../words/languages.ts";
import { type KioskWord, both } from "../words/words.ts";
import { useSession } from "./session-view.ts";

interface SayWordsProps {
  readonly words: Words;
  readonly className?: string;
}

export function SayWords({ words, className = "" }: SayWordsProps): ReactNode {
  const { tongue, elder } = useSession().session;
  const { tag, hall } = languageOf(tongue);
  const second = hall === "zh" ? "en" : "zh";
  return (
    <span className={`bilingual ${className}`} {...(elder ? { lang: tag } : {})}>
      {elder ? (
        textIn(tongue, words)
      ) : (
        <>
          <span lang={tag}>{textIn(tongue, words)}</span>
          <span className="bilingual-second" lang={languageOf(second).tag}>
            {words[second]}
          </span>
        </>
      )}
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
