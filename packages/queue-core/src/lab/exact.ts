// Exact results of queueing theory, for a simulation to be held against. Rates are per any one unit of time; waits are in that unit.

/** A queue of Poisson arrivals before `servers` that each serve `serviceRate` exponential customers a unit of time. */
export interface Mmc {
  readonly arrivalRate: number;
  readonly serviceRate: number;
  readonly servers: number;
}

/** The probability that an arrival has to wait: Erlang's C by the stable recursion over Erlang's B. Below full load only. */
export function delayProbability({ arrivalRate, serviceRate, servers }: Mmc): number {
  const offered = arrivalRate / serviceRate;
  const load = offered / servers;
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (offered * blocked) / (k + offered * blocked);
  return blocked / (1 - load * (1 - blocked));
}

const spare = ({ arrivalRate, serviceRate, servers }: Mmc): number => servers * serviceRate - arrivalRate;

export const meanWait = (queue: Mmc): number => delayProbability(queue) / spare(queue);

/** The probability of waiting longer than `wait`. */
export const waitTail = (queue: Mmc, wait: number): number => delayProbability(queue) * Math.exp(-spare(queue) * wait);

/** The wait that a share `p` of arrivals do not exceed. */
export const waitQuantile = (queue: Mmc, p: number): number => Math.max(0, Math.log(delayProbability(queue) / (1 - p)) / spare(queue));

/** A class of customers: its arrivals, and the first two moments of its handling time. */
export interface CustomerClass {
  readonly arrivalRate: number;
  readonly handling: number;
  readonly handlingSquared: number;
}

/** Mean waits by class under strict priority, the first class first, at `servers` exponential servers alike for all. */
export function strictWaits(arrivalRates: readonly number[], servers: number, serviceRate: number): number[] {
  const arrivalRate = arrivalRates.reduce((sum, rate) => sum + rate, 0);
  const residual = delayProbability({ arrivalRate, serviceRate, servers }) / (servers * serviceRate);
  return cobham(
    residual,
    arrivalRates.map((rate) => rate / (servers * serviceRate)),
  );
}

/** The same at one server and any handling times. */
export function strictWaitsOfOne(classes: readonly CustomerClass[]): number[] {
  return cobham(
    residualOf(classes),
    classes.map(({ arrivalRate, handling }) => arrivalRate * handling),
  );
}

function cobham(residual: number, loads: readonly number[]): number[] {
  let before = 0;
  return loads.map((load) => {
    const wait = residual / ((1 - before) * (1 - before - load));
    before += load;
    return wait;
  });
}

/** The mean work in hand at one server when somebody arrives. */
const residualOf = (classes: readonly CustomerClass[]): number =>
  classes.reduce((sum, { arrivalRate, handlingSquared }) => sum + (arrivalRate * handlingSquared) / 2, 0);

/** The mean wait at one server under any policy that is blind to class: Pollaczek and Khinchine. */
export const firstComeWaitOfOne = (classes: readonly CustomerClass[]): number =>
  residualOf(classes) / (1 - classes.reduce((load, { arrivalRate, handling }) => load + arrivalRate * handling, 0));

/**
 * Mean waits by class when priority accumulates at `growths`, the slowest first. `loads` are shares of all servers together; `firstComeWait`
 * is the mean wait of the same queue without classes.
 */
export function accumulatingWaits(growths: readonly number[], loads: readonly number[], firstComeWait: number): number[] {
  const waits: number[] = [];
  for (const [p, own] of growths.entries()) {
    let above = firstComeWait;
    let below = 1;
    for (const [i, growth] of growths.entries()) {
      const load = loads[i] ?? 0;
      if (i < p) above -= load * (waits[i] ?? 0) * (1 - growth / own);
      if (i > p) below -= load * (1 - own / growth);
    }
    waits.push(above / below);
  }
  return waits;
}
