// Leased numbers: blocks that a kiosk may give out while the hub is away, and the way that a letter's own series goes around them.

import type { Instant } from "./ids.ts";

/** A block of one letter's numbers, kept for one device under one date. `used` are those handed in since. */
export interface Lease {
  readonly device: string;
  readonly letter: string;
  readonly day: string;
  readonly first: number;
  readonly count: number;
  readonly at: Instant;
  readonly used: number[];
}

/**
 * Where blocks begin unless the plan says: far above what most lanes come to in a day, so that the numbers given out by the
 * hub still count from 001 without a gap.
 */
const usualFirstNumber = 501;

/** As many numbers of a letter as a device is given in a day: one that asks in a circle does not use the letter up. */
export const mostLeasedPerDay = 1_000;

type Series = { readonly leases: readonly Lease[]; readonly letter: string; readonly day: string | null };

const ofSeries = ({ leases, letter, day }: Series): Lease[] => leases.filter((lease) => lease.day === day && lease.letter === letter);

const holds = ({ first, count }: Lease, number: number): boolean => number >= first && number < first + count;

/** The number after `last` that is no device's. */
export function numberAfter(last: number, series: Series): number {
  const leases = ofSeries(series);
  let number = last + 1;
  for (let lease = at(leases, number); lease; lease = at(leases, number)) number = lease.first + lease.count;
  return number;
}

const at = (leases: readonly Lease[], number: number): Lease | undefined => leases.find((lease) => holds(lease, number));

/** Where the next block of a letter begins: after everything that has been given out or leased. */
export function nextBlock(last: number, series: Series, firstNumber = usualFirstNumber): number {
  return Math.max(firstNumber, last + 1, ...ofSeries(series).map(({ first, count }) => first + count));
}

/** How many numbers of a letter a device has been leased under a date. */
export const leasedTo = (device: string, series: Series): number =>
  ofSeries(series).reduce((sum, lease) => (lease.device === device ? sum + lease.count : sum), 0);

/** The lease that a device's number is of. */
export const leaseOf = (device: string, number: number, series: Series): Lease | undefined =>
  ofSeries(series).find((lease) => lease.device === device && holds(lease, number));

/** Whether a block would have a number that another has. */
export const overlaps = (block: Pick<Lease, "first" | "count">, series: Series): boolean =>
  ofSeries(series).some(({ first, count }) => block.first < first + count && first < block.first + block.count);
