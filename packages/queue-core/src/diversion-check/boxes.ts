// Sets of facts as boxes, one set of values a dimension, and the algebra that finds what a list of boxes leaves over.

/** The values that are meant in one dimension, one bit a value. */
export type Mask = bigint;

/** The facts whose value is meant in every dimension. Empty as soon as one of its masks is. */
export type Box = readonly Mask[];

/** All of so many values. */
export const allOf = (size: number): Mask => (1n << BigInt(size)) - 1n;

export const maskOf = <T>(values: readonly T[], meant: (value: T) => boolean): Mask =>
  values.reduce((mask, value, index) => (meant(value) ? mask | (1n << BigInt(index)) : mask), 0n);

export const isEmpty = (box: Box): boolean => box.includes(0n);

export const intersect = (a: Box, b: Box): Box => a.map((mask, dimension) => mask & (b[dimension] ?? 0n));

export const contains = (outer: Box, inner: Box): boolean => inner.every((mask, dimension) => (mask & ~(outer[dimension] ?? 0n)) === 0n);

/** Enough for tables of hundreds of rules; the worst table that can be written would take longer than anybody waits. */
const maxSteps = 20_000;

/**
 * A part of the box that lies in none of the others, or null when they cover it.
 * Past `maxSteps` the answer is a part that was not looked at to the end: a rule is never accused without proof.
 */
export function leftOver(box: Box, others: readonly Box[]): Box | null {
  let steps = 0;
  const search = (part: Box, from: number): Box | null => {
    for (let index = from; index < others.length; index += 1) {
      const other = others[index] ?? [];
      if (isEmpty(intersect(part, other))) continue;
      // What the other leaves of this part: one piece a dimension, which differs there and agrees in those before it.
      let agreed = part;
      for (const [dimension, mask] of part.entries()) {
        const allowed = other[dimension] ?? 0n;
        const beside = mask & ~allowed;
        if (beside !== 0n) {
          steps += 1;
          const found = steps > maxSteps ? part : search(agreed.with(dimension, beside), index + 1);
          if (found) return found;
        }
        agreed = agreed.with(dimension, mask & allowed);
      }
      return null;
    }
    return part;
  };
  return isEmpty(box) ? null : search(box, 0);
}

/** The number of the mask's first value. Values are listed plainest first, so this is the plainest example of a set. */
export function firstValue(mask: Mask): number {
  if (mask === 0n) throw new Error("an empty set has no first value");
  let value = 0;
  while (((mask >> BigInt(value)) & 1n) === 0n) value += 1;
  return value;
}
