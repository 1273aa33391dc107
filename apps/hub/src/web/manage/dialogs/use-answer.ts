// A question to the hub, asked again whenever the hall has changed.

import type { Answer, ManagerView, Question, QuestionResult } from "@hallflow/queue-core";
import { useEffect, useState } from "react";
import { useScene } from "../scene.ts";

/**
 * The last answer, or null while there is none; with no question there is none either. An answer stays while a newer one is
 * on its way, and while the hub is away. The question must stay the same value for as long as it asks the same.
 */
export function useAnswer<T extends Question["type"]>(question: Extract<Question, { type: T }> | null): Answer<QuestionResult[T]> | null {
  const { link, view, isLive } = useScene();
  const [answered, setAnswered] = useState<{ readonly of: ManagerView; readonly answer: Answer<QuestionResult[T]> } | null>(null);
  useEffect(() => {
    if (!question || !isLive) return;
    let isOver = false;
    void link.ask<T>(question).then((answer) => {
      if (!isOver) setAnswered({ of: view, answer });
    });
    return () => {
      isOver = true;
    };
  }, [link, question, view, isLive]);
  return question ? (answered?.answer ?? null) : null;
}
