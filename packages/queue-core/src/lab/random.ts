// Chance of a simulation: numbers from a seed, and draws from the distributions that halls are made of.

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** A uniform number in [0, 1). */
export type Random = () => number;

/** The same seed gives the same numbers, and so the same day. */
export function seeded(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const random = () => uniformFloat64(generator);
  // The generator's first numbers still show its seed.
  for (let skipped = 0; skipped < 1_000; skipped++) random();
  return random;
}

/** A number in [0, 1) that belongs to a name: the same whenever and wherever it is asked for. */
export function lotOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  // Names that differ in their last letter alone come out of the loop close together; this pulls them apart.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

export const chance = (random: Random, probability: number): boolean => random() < probability;

export const between = (random: Random, low: number, high: number): number => low + random() * (high - low);

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

/** One of the items, each as likely as its weight; there must be one. */
export const pick = <Item>(random: Random, items: readonly Item[], weight: (item: Item) => number = () => 1): Item =>
  items[pickIndex(random, items.map(weight))] as Item;
