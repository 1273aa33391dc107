// Something a hall must put right before its plan can be used.

import type { Words } from "../ids.ts";

type Path = readonly (string | number)[];

/** Where in the plan, and what is found there and allowed. */
export interface PlanMistake {
  readonly path: Path;
  readonly words: Words;
}

export const mistake = (path: Path, zh: string, en: string): PlanMistake => ({ path, words: { zh, en } });
