// What an estimate was worth: how far it was off, to which side, and how often the long end held.

export interface Told {
  readonly waitMs: number;
  readonly toldMs: number;
}

const meanOf = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((sum, item) => sum + value(item), 0) / Math.max(1, items.length);

/** The mean miss over the mean wait: 0 is never off, 1 is off by as much as people wait. */
export const missShare = (told: readonly Told[]): number =>
  meanOf(told, ({ waitMs, toldMs }) => Math.abs(toldMs - waitMs)) / meanOf(told, ({ waitMs }) => waitMs);

/** Told minus waited, over the mean wait; below 0 flatters. */
export const bias = (told: readonly Told[]): number =>
  meanOf(told, ({ waitMs, toldMs }) => toldMs - waitMs) / meanOf(told, ({ waitMs }) => waitMs);

/** The share of those who waited no longer than they were told. */
export const covered = (told: readonly Told[]): number => meanOf(told, ({ waitMs, toldMs }) => (waitMs <= toldMs ? 1 : 0));

/** The pinball loss at nine in ten over the mean wait: the least for whoever tells the true nine-in-ten bound. */
export const pinball = (told: readonly Told[]): number =>
  meanOf(told, ({ waitMs, toldMs }) => (waitMs > toldMs ? 0.9 * (waitMs - toldMs) : 0.1 * (toldMs - waitMs))) /
  meanOf(told, ({ waitMs }) => waitMs);
