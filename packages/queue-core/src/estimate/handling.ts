// How long a service takes at a counter: its standard at first, and what the hall has learned from its own journal since.

import { type HallPlan, serviceOf } from "../hall-plan.ts";
import { type ServiceId, minuteMs } from "../ids.ts";
import { normalQuantile, normalShare } from "./normal.ts";

/** A handling time, log-normal: the mean and the variance of its logarithm, in milliseconds. */
export interface HandlingTime {
  readonly logMean: number;
  readonly logVariance: number;
}

/** What was learned of a service; `count` is how many handlings it stands for, up to a bound. */
export interface LearnedHandling {
  count: number;
  logMean: number;
  logVariance: number;
}

/** About as spread as was measured in halls and call centres, before anything was learned. */
const firstLogVariance = 0.6;
/** The standard counts as so many handlings. */
const standardCounts = 8;
/** No more handlings than these are remembered, so that a hall follows a change of its work within some days. */
const rememberedHandlings = 300;
/** Whatever was seen, a service is taken to need between a sixth of its standard and six times it. */
const furthest = Math.log(6);
const [leastLogVariance, mostLogVariance] = [0.05, 1.5];

const standardMs = (plan: HallPlan, service: ServiceId): number =>
  (serviceOf(plan, service)?.standardMinutes ?? plan.undecided.standardMinutes) * minuteMs;

/** The handling time to expect: learned values count within bounds about the plan's standard. */
export function handlingTime(plan: HallPlan, service: ServiceId, learned: LearnedHandling | undefined): HandlingTime {
  const standard = Math.log(standardMs(plan, service)) - firstLogVariance / 2;
  if (!learned) return { logMean: standard, logVariance: firstLogVariance };
  return { logMean: within(learned.logMean, standard - furthest, standard + furthest), logVariance: learned.logVariance };
}

/** Learns from one handling that was finished. */
export function learnHandling(plan: HallPlan, service: ServiceId, known: LearnedHandling | undefined, tookMs: number): LearnedHandling {
  const standard = Math.log(standardMs(plan, service)) - firstLogVariance / 2;
  const learned = known ?? { count: 0, logMean: standard, logVariance: firstLogVariance };
  // One ticket that was forgotten open, or finished by mistake at once, is no handling: it counts as the furthest believable one.
  const seen = within(Math.log(Math.max(1, tookMs)), standard - 2 * furthest, standard + 2 * furthest);
  const step = 1 / (learned.count + standardCounts + 1);
  const off = seen - learned.logMean;
  learned.logMean += step * off;
  learned.logVariance = within(
    learned.logVariance + step * ((1 - step) * off * off - learned.logVariance),
    leastLogVariance,
    mostLogVariance,
  );
  learned.count = Math.min(learned.count + 1, rememberedHandlings);
  return learned;
}

export const meanMs = ({ logMean, logVariance }: HandlingTime): number => Math.exp(logMean + logVariance / 2);

/** The handling that a share of them stay below, given as a standard normal's value. */
export const handlingMs = ({ logMean, logVariance }: HandlingTime, z: number): number => Math.exp(logMean + Math.sqrt(logVariance) * z);

/** What a share `p` of those stay below who have been handled for so long already: the long ones among them take longest yet. */
export function remainingMs({ logMean, logVariance }: HandlingTime, passedMs: number, p: number): number {
  const spread = Math.sqrt(logVariance);
  const gone = passedMs <= 0 ? 0 : normalShare((Math.log(passedMs) - logMean) / spread);
  const share = Math.min(gone + (1 - gone) * p, longestShare);
  return Math.max(0, Math.exp(logMean + spread * normalQuantile(share)) - passedMs, leastRemaining * p * passedMs);
}
/** Beyond it the distribution is not known; whoever has stayed longer is taken to need some share of it again. */
const longestShare = 0.9999;
const leastRemaining = 0.2;

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);
