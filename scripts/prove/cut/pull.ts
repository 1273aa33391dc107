// Pulls the cables of several devices, puts them back, and reads from each screen when it said so.

import { setTimeout as delay } from "node:timers/promises";
import type { CutKind } from "./cable.ts";
import { type Client, type ClientKind, truthOf } from "./clients.ts";

export interface Pull {
  readonly client: ClientKind;
  readonly cut: CutKind;
  /** From the pulled cable to the screen that says that it is not live; Infinity for one that never did. */
  readonly offlineAfterMs: number;
  /** From the healed cable to the screen that shows at least what was stored then. */
  readonly rightAfterMs: number;
  /** Whether the screen claimed to be live in between. */
  readonly claimedMeanwhile: boolean;
}

/** The screens have so long after the cable is healed; what takes longer counts as never. */
const patienceMs = 8_000;
/** Cables are not pulled at once, so that heartbeats are met in all their phases. */
const spreadMs = 1_500;

export interface PullOptions {
  readonly cut: CutKind;
  readonly cutMs: number;
  readonly random: () => number;
  /** The last sequence that is known to be stored. */
  readonly stored: () => number;
  /** Called when a device's cable has just been pulled, and again in the middle of the cut. */
  readonly during?: (client: Client, when: "at once" | "midway") => Promise<void>;
}

export const pullAll = (clients: readonly Client[], options: PullOptions): Promise<Pull[]> =>
  Promise.all(clients.map((client) => pull(client, options)));

async function pull(client: Client, { cut, cutMs, random, stored, during }: PullOptions): Promise<Pull> {
  const { kind, cable } = client;
  await delay(spreadMs * random());
  const cutAt = Date.now();
  cable.cut(cut);
  await during?.(client, "at once");
  await delay(cutAt + cutMs / 2 - Date.now());
  await during?.(client, "midway");
  await delay(cutAt + cutMs - Date.now());
  const wanted = kind === "kiosk" ? 0 : stored();
  const healedAt = Date.now();
  cable.heal();
  for (const deadline = healedAt + patienceMs; Date.now() < deadline; await delay(100)) {
    const last = (await truthOf(client)).at(-1);
    if (last && !last.isAway && last.at >= healedAt && last.sequence >= wanted) break;
  }
  const truth = await truthOf(client);
  const offline = truth.find(({ at, isAway }) => isAway && at >= cutAt && at < healedAt);
  const right = truth.find(({ at, isAway, sequence }) => !isAway && at >= healedAt && sequence >= wanted);
  return {
    client: kind,
    cut,
    offlineAfterMs: offline ? offline.at - cutAt : Infinity,
    rightAfterMs: right ? right.at - healedAt : Infinity,
    claimedMeanwhile: offline !== undefined && truth.some(({ at, isAway }) => !isAway && at > offline.at && at < healedAt),
  };
}

/** An issue's bars: known within 3 s, right within 2 s. */
const bars = { offlineMs: 3_000, rightMs: 2_000 } as const;

export const brokenBy = (pulls: readonly Pull[]): string[] =>
  pulls.flatMap(({ client, cut, offlineAfterMs, rightAfterMs, claimedMeanwhile }) => [
    ...(offlineAfterMs <= bars.offlineMs ? [] : [`${client}, ${cut}: says that it is not live after ${offlineAfterMs} ms`]),
    ...(rightAfterMs <= bars.rightMs ? [] : [`${client}, ${cut}: right again after ${rightAfterMs} ms`]),
    ...(claimedMeanwhile ? [`${client}, ${cut}: claimed to be live during the cut`] : []),
  ]);
