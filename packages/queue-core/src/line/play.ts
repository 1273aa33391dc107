// The line played forward: every counter calls by the hall's own dispatch, several times over, each time with other handling times.

import { copyMemory, rememberCall } from "../dispatch/memory.ts";
import { find } from "../dispatch/pick.ts";
import { policyOf } from "../dispatch/policies.ts";
import type { Moment, Policy } from "../dispatch/policy.ts";
import { sceneOf } from "../dispatch/scene.ts";
import { beyondSkill, settingsOf } from "../dispatch/settings.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { Hall } from "../hall.ts";
import type { CounterId, Instant, ServiceId } from "../ids.ts";
import { isAmong } from "../lanes.ts";
import type { CallRule } from "../messages.ts";
import type { Visit } from "../visit.ts";
import { type PlayedDesk, openDesks } from "./desks.ts";
import { Durations, plays } from "./durations.ts";
import { type Bucket, type PlayedLanes, playedLanes } from "./played-lanes.ts";

/** No play makes more calls than these; whoever stands further back waits in proportion. */
const mostCalls = 64;

/** Whom a counter calls (the head of a bucket, or one of its own), and by which rule; a wait until it may ask again; or nobody. */
type Called = { readonly bucket: Bucket; readonly rule: CallRule } | { readonly own: Visit };
type Choice = Called | { readonly untilMs: number | null } | null;

/** Plays a hall forward from `now`: nobody else comes, and no counter opens or closes. `asked` is the service of whoever only asks. */
export class Play {
  readonly desks: ReadonlyMap<CounterId, PlayedDesk>;
  readonly lanes: PlayedLanes;
  readonly durations: Durations;
  /** When the calls of each play ended, and how many there were. */
  readonly ends: { readonly atMs: number; readonly calls: number }[] = [];
  readonly #plan: HallPlan;
  readonly #now: Instant;
  readonly #hall: Hall;
  readonly #open: readonly PlayedDesk[];
  readonly #policy: Policy;
  /** The moment of a call: made once, for it is asked for at every call. */
  readonly #moment: { -readonly [Key in keyof Moment]: Moment[Key] };
  readonly #isGuarded: boolean;
  readonly #remembers: boolean;
  #memory: Hall["dispatch"];

  constructor(hall: Hall, plan: HallPlan, now: Instant, asked: ServiceId | null = null) {
    const settings = settingsOf(plan);
    const { guards } = settings;
    this.#plan = plan;
    this.#hall = hall;
    this.#now = now;
    this.durations = new Durations(plan, hall.learning);
    this.#open = openDesks(hall, plan, this.durations, now);
    this.desks = new Map(this.#open.map((desk) => [desk.plan.id, desk]));
    this.lanes = playedLanes(hall, plan, this.desks, mostCalls, now, asked);
    this.#isGuarded = Object.values(guards).some((guard) => guard !== null);
    this.#remembers = plan.dispatch.policy === "ratio" || guards.mostInARow !== null;
    this.#memory = hall.dispatch;
    this.#policy = policyOf(plan);
    this.#moment = { settings, memory: hall.dispatch, counter: null, now };
    for (const desk of this.#open) {
      const beyond = beyondSkill(settings, desk.plan.id);
      for (const lane of desk.plan.lanes) {
        for (const bucket of this.lanes.buckets(lane)) if (!isAmong(beyond, bucket.service)) desk.buckets.push(bucket);
      }
    }
    for (let play = 0; play < plays; play++) this.ends.push(this.#play(play));
  }

  #play(play: number): { atMs: number; calls: number } {
    for (const desk of this.#open) desk.begin(play);
    for (const lane of this.lanes.all) lane.begin();
    if (this.#remembers) this.#moment.memory = this.#memory = copyMemory(this.#hall.dispatch);
    let [calls, atMs] = [0, 0];
    for (let desk = this.#nextDesk(); desk && calls < mostCalls; desk = this.#nextDesk()) {
      atMs = desk.callsAtMs;
      if (desk.state !== "free") [desk.state, desk.since] = ["free", this.#now + atMs];
      const choice = this.#choose(desk, atMs);
      if (choice && "untilMs" in choice) {
        // A bar that no time lifts is looked at again after the next call.
        desk.isBarred = choice.untilMs === null;
        desk.callsAtMs = choice.untilMs ?? Infinity;
      } else if (!choice) {
        desk.callsAtMs = Infinity;
      } else if (this.#call(desk, choice, play)) {
        calls++;
      }
    }
    return { atMs, calls };
  }

  #nextDesk(): PlayedDesk | undefined {
    let soonest: PlayedDesk | undefined;
    for (const desk of this.#open) if (desk.callsAtMs < (soonest?.callsAtMs ?? Infinity)) soonest = desk;
    return soonest;
  }

  /** Answers whether the call takes anybody's time. */
  #call(desk: PlayedDesk, choice: Called, play: number): boolean {
    const atMs = desk.callsAtMs;
    const isOwn = "own" in choice;
    const keepsMs = isOwn
      ? (this.durations.ofWaiting(choice.own)[play] as number)
      : choice.bucket.lane.call(choice.bucket, this.durations, play, atMs);
    if (isOwn) desk.nextReserved++;
    else choice.bucket.next++;
    if (keepsMs === null) return false;
    if (this.#remembers) {
      const [lane, rule] = isOwn ? [choice.own.lane, "reserved" as const] : [choice.bucket.lane.lane, choice.rule];
      rememberCall(this.#memory, this.#plan, this.lanes, { lane, counter: desk.plan, rule });
    }
    desk.state = "serving";
    desk.callsAtMs = atMs + keepsMs;
    if (this.#isGuarded) for (const other of this.#open) if (other.isBarred) [other.isBarred, other.callsAtMs] = [false, atMs];
    return true;
  }

  #choose(desk: PlayedDesk, atMs: number): Choice {
    const { own } = desk;
    if (own) return { own };
    return this.#isGuarded ? this.#chooseGuarded(desk, atMs) : this.#chooseByPolicy(desk, atMs);
  }

  /** What `find` comes to where no guard is in force, without its notes for an explanation. */
  #chooseByPolicy(desk: PlayedDesk, atMs: number): Choice {
    const policy = this.#policy;
    this.#moment.counter = desk.plan;
    this.#moment.now = this.#now + atMs;
    let [bucket, best]: [Bucket | null, Visit | null] = [null, null];
    for (const candidate of desk.buckets) {
      const { head } = candidate;
      if (head && (!best || policy.before(head, best, this.#moment))) [bucket, best] = [candidate, head];
    }
    return bucket && { bucket, rule: policy.rule };
  }

  #chooseGuarded(desk: PlayedDesk, atMs: number): Choice {
    const floor = { seats: this.desks, dispatch: this.#memory };
    const found = find(sceneOf(this.#plan, desk.plan, this.#now + atMs, floor), this.#policy, this.lanes);
    if (!found) return null;
    if ("bar" in found) {
      const { until } = found.bar;
      return { untilMs: until === null ? null : Math.max(until - this.#now, atMs + 1) };
    }
    const { visit, rule } = found.pick;
    const bucket = this.lanes.of(visit.lane)?.buckets.find(({ head }) => head === visit);
    return bucket ? { bucket, rule } : null;
  }
}
