// Picks among the heads of the buckets that a counter serves: the policy's first, unless a guard bars it.

import type { Instant, LaneId } from "../ids.ts";
import { type Heads, claimsBefore, isAmong } from "../lanes.ts";
import type { CallRule, PassedOverReason } from "../messages.ts";
import type { Visit } from "../visit.ts";
import { type Bar, barOf, hasCalledEnough, helpsFrom, isOverdue } from "./guards.ts";
import type { Policy } from "./policy.ts";
import type { Scene } from "./scene.ts";
import { beyondSkill } from "./settings.ts";

/** The visit picked, by which rule, and why it was none of the others that the counter could have called. */
export interface Pick {
  readonly visit: Visit;
  readonly rule: CallRule;
  readonly why: (other: Visit) => PassedOverReason;
}

/** What a counter finds: somebody, a bar before everybody whom it may serve, or nobody at all. */
export type Found = { readonly pick: Pick } | { readonly bar: Bar } | null;

export function find(scene: Scene, policy: Policy, lanes: Heads): Found {
  const own = lanes.reserved(scene.counter.id)?.visits.peek();
  if (own) return { pick: { visit: own, rule: "reserved", why: () => "after-reserved" } };
  const heads = headsOf(scene, lanes, scene.counter.lanes);
  const first = firstOf(heads, policy, scene);
  if (!first) return findToHelp(scene, policy, lanes);
  return findOverdue(scene, policy, heads, first) ?? findPermitted(scene, policy, heads, first);
}

/** Overdue visits go before all others, whatever other guards say, and the longest overdue of them first. */
function findOverdue(scene: Scene, policy: Policy, heads: readonly Visit[], first: Visit): Found {
  if (scene.settings.guards.overdueMs === null) return null;
  const overdue = (visit: Visit) => isOverdue(scene.settings, visit, scene.now);
  let longest: Visit | undefined;
  for (const head of heads) if (overdue(head) && (!longest || claimsBefore(head, longest))) longest = head;
  if (!longest) return null;
  const rule = longest === first ? policy.rule : "overdue";
  return { pick: { visit: longest, rule, why: (other) => (overdue(other) ? "later-claim" : "others-overdue") } };
}

/** The guard that a call is put down to when it barred the one whom the policy would have called. */
const ruleOfBar: Partial<Record<PassedOverReason, CallRule>> = {
  "left-to-own-counters": "overflow",
  "counter-kept-free": "reservation",
  "enough-in-a-row": "in-a-row",
};

function findPermitted(scene: Scene, policy: Policy, heads: readonly Visit[], first: Visit): Found {
  const bars = barsOf(scene, heads);
  if (bars.size === 0) return { pick: { visit: first, rule: policy.rule, why: () => policy.passed } };
  const best = firstOf(
    heads.filter((head) => !bars.has(head)),
    policy,
    scene,
  );
  if (!best) return { bar: earliest([...bars.values()]) };
  const barred = bars.get(first);
  const rule = (barred && ruleOfBar[barred.why]) ?? policy.rule;
  return { pick: { visit: best, rule, why: (other) => bars.get(other)?.why ?? policy.passed } };
}

function barsOf(scene: Scene, heads: readonly Visit[]): Map<Visit, Bar> {
  const bars = new Map<Visit, Bar>();
  for (const head of heads) {
    const bar = barOf(scene, head);
    if (bar) bars.set(head, bar);
  }
  // Enough in a row counts only while somebody else can really be called in between.
  const favoured = (head: Visit) => scene.settings.favoured.has(head.lane);
  if (hasCalledEnough(scene) && heads.some((head) => !favoured(head) && !bars.has(head))) {
    for (const head of heads) if (favoured(head)) bars.set(head, { why: "enough-in-a-row", until: null });
  }
  return bars;
}

/** A counter with nobody of its own may help the other lanes, once it has been idle for long enough. */
function findToHelp(scene: Scene, policy: Policy, lanes: Heads): Found {
  const from = helpsFrom(scene);
  if (from === null) return null;
  const heads = headsOf(scene, lanes, lanes.laneIds());
  if (heads.length === 0) return null;
  if (scene.now < from) return { bar: { why: "lane-not-served", until: from } };
  const first = firstOf(heads, policy, scene) as Visit;
  const found = findOverdue(scene, policy, heads, first) ?? findPermitted(scene, policy, heads, first);
  return found && "pick" in found ? { pick: { ...found.pick, rule: "idle-help" } } : found;
}

/** The heads of the lanes' buckets, but for services that the counter has no skill for. */
function headsOf({ settings, counter }: Scene, lanes: Heads, served: Iterable<LaneId>): Visit[] {
  const beyond = beyondSkill(settings, counter.id);
  const heads: Visit[] = [];
  for (const lane of served) {
    for (const { service, visits } of lanes.buckets(lane)) {
      const head = isAmong(beyond, service) ? undefined : visits.peek();
      if (head) heads.push(head);
    }
  }
  return heads;
}

function firstOf(heads: readonly Visit[], policy: Policy, scene: Scene): Visit | undefined {
  let best: Visit | undefined;
  for (const head of heads) if (!best || policy.before(head, best, scene)) best = head;
  return best;
}

/** The bar that falls first; any of them where only another call can lift them. */
function earliest(bars: readonly Bar[]): Bar {
  const at = ({ until }: Bar): Instant => until ?? Infinity;
  return bars.reduce((first, bar) => (at(bar) < at(first) ? bar : first));
}
