// What many simulated waits come to: means, quantiles, and how far to trust them.

/** The value that a share `p` of the sorted values do not exceed; 0 of none. */
export const quantile = (sorted: ArrayLike<number>, p: number): number => sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0;

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index] ?? 0;
  return sum / values.length;
};

/** An estimate from independent runs, and the half width of its 99 % confidence interval. */
export interface Interval {
  readonly mean: number;
  readonly halfWidth: number;
}

/** Student's t for a two-sided 99 % interval, by degrees of freedom; between two of them the more careful one. */
const students: readonly (readonly [freedom: number, t: number])[] = [
  [1, 63.66],
  [2, 9.925],
  [3, 5.841],
  [4, 4.604],
  [5, 4.032],
  [7, 3.499],
  [9, 3.25],
  [14, 2.977],
  [19, 2.861],
  [29, 2.756],
  [59, 2.662],
  [119, 2.617],
];

/** The interval that independent runs of one experiment give. Two runs at least. */
export function intervalOf(runs: readonly number[]): Interval {
  const centre = mean(runs);
  const variance = runs.reduce((sum, run) => sum + (run - centre) ** 2, 0) / (runs.length - 1);
  const t = students.findLast(([freedom]) => freedom <= runs.length - 1)?.[1] ?? Infinity;
  return { mean: centre, halfWidth: t * Math.sqrt(variance / runs.length) };
}

export const covers = ({ mean: centre, halfWidth }: Interval, value: number): boolean => Math.abs(centre - value) <= halfWidth;
