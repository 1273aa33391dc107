// Makes an app's component for words that stand in both languages, the reader's first.

import { type AppWords, Bilingual, type WordKey } from "@hallflow/ui";
import type { ReactNode } from "react";

interface SayProps<Tree> {
  readonly of: WordKey<Tree>;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly className?: string;
}

export function sayIn<Tree>(words: AppWords<Tree>): (props: SayProps<Tree>) => ReactNode {
  return function Say({ of, values, className = "" }) {
    const { language } = words.useWords();
    return <Bilingual words={words.both(of, values)} first={language} className={className} />;
  };
}
