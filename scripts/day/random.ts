// Seeded draws: the same seed makes the same day.

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

export interface Random {
  /** A number in [0, 1). */
  uniform(): number;
  chance(probability: number): boolean;
  between(low: number, high: number): number;
  /** One of the items, each as likely as its weight. */
  pick<T>(items: readonly T[], weight: (item: T) => number): T;
  /** Log-normal with this mean; `cv` is the standard deviation over the mean. */
  logNormal(mean: number, cv: number): number;
}

export function seeded(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  const uniform = () => uniformFloat64(generator);
  return {
    uniform,
    chance: (probability) => uniform() < probability,
    between: (low, high) => low + uniform() * (high - low),
    pick<T>(items: readonly T[], weight: (item: T) => number): T {
      let left = uniform() * items.reduce((sum, item) => sum + weight(item), 0);
      for (const item of items) {
        left -= weight(item);
        if (left < 0) return item;
      }
      // Rounding alone can come here: the last item then.
      return items[items.length - 1] as T;
    },
    logNormal(mean, cv) {
      const variance = Math.log(1 + cv * cv);
      // Box and Muller; 1 − u keeps the logarithm's argument off zero.
      const normal = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
      return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normal);
    },
  };
}
