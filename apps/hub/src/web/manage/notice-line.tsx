// Says what came of the last press, and goes away by itself; it stands in the dialog while there is one, for all else is out of reach then.

import { Bilingual } from "@hallflow/ui";
import { CircleCheck, CircleX, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "./scene.ts";
import { useWords } from "./words.ts";
import "./notice-line.css";

/** The region stays when it is empty: a screen reader hears only what changes in one that it knows. */
export function NoticeLine(): ReactNode {
  const { notice, dismiss } = useScene();
  const { say, language } = useWords();
  return (
    <output className="notice-region">
      {notice && (
        <div className={`notice notice-${notice.tone}`}>
          {notice.tone === "done" ? <CircleCheck aria-hidden="true" /> : <CircleX aria-hidden="true" />}
          <Bilingual words={notice.words} first={language} />
          <Button className="notice-close" aria-label={say("action.close")} onPress={dismiss}>
            <X aria-hidden="true" />
          </Button>
        </div>
      )}
    </output>
  );
}
