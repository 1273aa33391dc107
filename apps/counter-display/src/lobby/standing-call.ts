// Which summons stays large while nothing is being said: a number must not flash by between two others.

import type { CallView } from "@hallflow/queue-core";

/** The one said last for as long as it holds, else the one that will be said next, else the newest; null when nobody is awaited. */
export function standingCall(current: readonly CallView[], said: CallView | null): CallView | null {
  if (said === null) return current.at(-1) ?? null;
  const holds = current.find(({ serial }) => serial === said.serial);
  return holds ?? current.find(({ serial }) => serial > said.serial) ?? current.at(-1) ?? null;
}
