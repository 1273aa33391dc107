// What the last touch came to, in one sentence at the foot of the page, which goes by itself.

import { Bilingual } from "@hallflow/ui";
import { Check, Hand } from "lucide-react";
import type { ReactNode } from "react";
import { useScene } from "./scene.ts";
import { useWords } from "./words.ts";

export function AnswerToast(): ReactNode {
  const { answer } = useScene().presses;
  const { language } = useWords();
  return (
    <output className="guide-answer">
      {answer && (
        <span key={answer.serial} className={`guide-toast guide-toast-${answer.tone}`}>
          {answer.tone === "done" ? <Check aria-hidden="true" /> : <Hand aria-hidden="true" />}
          <Bilingual words={answer.words} first={language} />
        </span>
      )}
    </output>
  );
}
