// Divides a text into pieces that have been recorded: the fewest, for long recordings sound best.

import type { Language } from "@hallflow/queue-core";

/** What a text is made of, without its punctuation: characters in Chinese (a Latin letter is one too), words in English. */
export function unitsOf(text: string, language: Language): readonly string[] {
  const plain = text.normalize("NFKC").toLowerCase();
  return plain.match(language === "zh" ? /[\p{L}\p{N}]/gu : /[\p{L}\p{N}]+/gu) ?? [];
}

/** Under what a recording of this text is found. */
export const pieceKey = (units: readonly string[]): string => units.join(" ");

/** The recordings' keys that say the units one after another, or null where some part was never recorded. */
export function divide(units: readonly string[], recorded: { has(key: string): boolean }, longest: number): readonly string[] | null {
  // fewest[end] is the best division of the units before `end`.
  const fewest: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= units.length; end++) {
    let best: readonly string[] | null = null;
    for (let from = Math.max(0, end - longest); from < end; from++) {
      const before = fewest[from];
      const key = pieceKey(units.slice(from, end));
      if (before && (best === null || before.length + 1 < best.length) && recorded.has(key)) best = [...before, key];
    }
    fewest.push(best);
  }
  return units.length === 0 ? null : (fewest[units.length] ?? null);
}
