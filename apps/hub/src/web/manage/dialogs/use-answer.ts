// A question to the hub, asked again whenever the hall has changed.

import type { Answer, Question, QuestionResult } from "@hallflow/queue-core";
import { useEffect, useState } from "react";
import { useScene } from "../scene.ts";

/**
 * The last answer, or null while there is none; with no question there is none either. An answer stays while a newer one is
 * on its way, and while the hub is away. The question must stay the same value for as long as it asks the same.
 */
export function useAnswer<T extends Question["type"]>(question: Extract<Question, { type: T }> | null): Answer<QuestionResult[T]> | null {
  const { link, viewAt, isLive } = useScene();
  const [answered, setAnswered] = useState<{ readonly at: number; readonly answer: Answer<QuestionResult[T]> } | null>(null);
  useEffect(() => {
    if (!question || !isLive) return;
    let isOver = false;
    void link.ask<T>(question).then((answer) => {
      if (!isOver) setAnswered({ at: viewAt, answer });
    });
    return () => {
      isOver = true;
    };
  }, [link, question, viewAt, isLive]);
  return question ? (answered?.answer ?? null) : null;
}
