// Draws from the distributions that halls are made of; chance itself comes in as an argument.

/** A uniform number in [0, 1); the same seed outside must give the same numbers, and so the same day. */
export type Random = () => number;

/** An exponential with this mean. */
export const exponential = (random: Random, mean: number): number => -mean * Math.log(1 - random());

const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A log-normal with this mean; `cv2` is its variance over its squared mean. */
export function logNormal(random: Random, mean: number, cv2: number): number {
  const variance = Math.log(1 + cv2);
  return mean * Math.exp(Math.sqrt(variance) * normal(random) - variance / 2);
}

/** The place of one of the weights, each as likely as it is heavy. */
export function pickIndex(random: Random, weights: readonly number[]): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const found = weights.findIndex((weight) => (left -= weight) < 0);
  return found < 0 ? weights.length - 1 : found;
}
