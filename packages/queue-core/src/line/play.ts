// The line played forward: every counter calls by the hall's own dispatch, several times over, each time with other handling times.

import { copyMemory, rememberCall } from "../dispatch/memory.ts";
import { find } from "../dispatch/pick.ts";
import { policyOf } from "../dispatch/policies.ts";
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
import { type PlayedLanes, playedLanes } from "./played-lanes.ts";

/** No play makes more calls than these; whoever stands further back waits in proportion. */
const mostCalls = 64;

/** Whom a counter calls, and by which rule; a wait until it may ask again; or nobody. */
type Choice = { readonly visit: Visit; readonly rule: CallRule } | { readonly untilMs: number | null } | null;

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
  readonly #kept = new Map<Visit, readonly number[]>();
  readonly #isGuarded: boolean;
  readonly #remembers: boolean;
  #memory: Hall["dispatch"];

  constructor(hall: Hall, plan: HallPlan, now: Instant, asked: ServiceId | null = null) {
    const { guards } = settingsOf(plan);
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
    for (let play = 0; play < plays; play++) this.ends.push(this.#play(play));
  }

  #play(play: number): { atMs: number; calls: number } {
    for (const desk of this.#open) desk.begin(play);
    for (const lane of this.lanes.all) lane.begin();
    if (this.#remembers) this.#memory = copyMemory(this.#hall.dispatch);
    let [calls, atMs] = [0, 0];
    for (let desk = this.#nextDesk(); desk && calls < mostCalls; desk = this.#nextDesk()) {
      atMs = desk.callsAtMs;
      if (desk.state !== "free") [desk.state, desk.since] = ["free", this.#now + atMs];
      const choice = this.#choose(desk, atMs);
      if (choice && "visit" in choice) {
        if (this.#call(desk, choice.visit, choice.rule, play)) calls++;
      } else {
        // A bar that no time lifts is looked at again after the next call.
        desk.isBarred = choice !== null && choice.untilMs === null;
        desk.callsAtMs = choice?.untilMs ?? Infinity;
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
  #call(desk: PlayedDesk, visit: Visit, rule: CallRule, play: number): boolean {
    const atMs = desk.callsAtMs;
    if (rule === "reserved") desk.nextReserved++;
    else if (!this.lanes.of(visit.lane)?.reach(visit, play, atMs)) return false;
    if (this.#remembers) rememberCall(this.#memory, this.#plan, this.lanes, { lane: visit.lane, counter: desk.plan, rule });
    desk.state = "serving";
    desk.callsAtMs = atMs + (this.#durationsOf(visit)[play] as number);
    for (const other of this.#open) if (other.isBarred) [other.isBarred, other.callsAtMs] = [false, atMs];
    return true;
  }

  #durationsOf(visit: Visit): readonly number[] {
    let known = this.#kept.get(visit);
    if (!known) this.#kept.set(visit, (known = this.durations.ofWaiting(visit)));
    return known;
  }

  #choose(desk: PlayedDesk, atMs: number): Choice {
    const { own } = desk;
    if (own) return { visit: own, rule: "reserved" };
    return this.#isGuarded ? this.#chooseGuarded(desk, atMs) : this.#chooseByPolicy(desk, atMs);
  }

  /** What `find` comes to where no guard is in force, without its notes for an explanation. */
  #chooseByPolicy(desk: PlayedDesk, atMs: number): Choice {
    const policy = policyOf(this.#plan);
    const moment = { settings: settingsOf(this.#plan), memory: this.#memory, counter: desk.plan, now: this.#now + atMs };
    let best: Visit | undefined;
    const beyond = beyondSkill(moment.settings, desk.plan.id);
    for (const id of desk.plan.lanes) {
      for (const { service, head } of this.lanes.buckets(id)) {
        if (head && !isAmong(beyond, service) && (!best || policy.before(head, best, moment))) best = head;
      }
    }
    return best ? { visit: best, rule: policy.rule } : null;
  }

  #chooseGuarded(desk: PlayedDesk, atMs: number): Choice {
    const floor = { seats: this.desks, dispatch: this.#memory };
    const found = find(sceneOf(this.#plan, desk.plan, this.#now + atMs, floor), policyOf(this.#plan), this.lanes);
    if (!found) return null;
    if ("pick" in found) return found.pick;
    const { until } = found.bar;
    return { untilMs: until === null ? null : Math.max(until - this.#now, atMs + 1) };
  }
}
