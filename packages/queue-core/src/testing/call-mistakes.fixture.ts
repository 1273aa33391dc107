// Judges calls by an independent reading of the hall: every visit is looked at, and none of the indexes under test.

import type { Hall } from "../hall.ts";
import type { CounterPlan, HallPlan } from "../hall-plan.ts";
import { type CounterId, type Instant, minuteMs } from "../ids.ts";
import type { CallRule, JournalEvent } from "../messages.ts";
import type { Visit } from "../visit.ts";
import type { Scene } from "./tell.fixture.ts";

/** Everything that is wrong with what "call next" came to, in sentences; none for a right call. */
export function callMistakes({ hall, plan, command, decision }: Scene): string[] {
  if (command.type !== "call-next") return [];
  if ("events" in decision) return decision.events.flatMap((event) => (event.type === "visit-called" ? wrongCall(hall, plan, event) : []));
  const left = decision.refusal.type === "nobody-waiting" ? callable(hall, plan, counterIn(plan, command.counter)) : [];
  return left.map(({ ticket }) => `${ticket} waits for counter ${command.counter}, which was told that nobody does`);
}

const counterIn = (plan: HallPlan, id: CounterId) => plan.counters.find((counter) => counter.id === id);

/** Whom a counter may call: those who wait for it alone, and those of its lanes who wait for no other. */
function callable(hall: Hall, plan: HallPlan, counter: CounterPlan | undefined, helping = false): Visit[] {
  const skilled = ({ errands, current }: Visit) => {
    const skill = plan.services.find(({ id }) => id === errands[current]?.service)?.skill;
    return skill === undefined || counter?.skills?.includes(skill) === true;
  };
  const own = (visit: Visit) => (helping || counter?.lanes.includes(visit.lane) === true) && skilled(visit);
  return [...hall.visits.values()].filter(
    (visit) => visit.state === "waiting" && (visit.reservedFor === null ? own(visit) : visit.reservedFor === counter?.id),
  );
}

function wrongCall(
  hall: Hall,
  plan: HallPlan,
  { at, visit: id, counter, explanation: { rule } }: Extract<JournalEvent, { type: "visit-called" }>,
): string[] {
  const called = hall.visits.get(id);
  if (!called) return ["somebody was called whom nobody knows"];
  const desk = counterIn(plan, counter);
  const candidates = callable(hall, plan, desk, rule === "idle-help");
  const reserved = candidates.filter(({ reservedFor }) => reservedFor !== null);
  const rivals = reserved.length > 0 ? reserved : candidates;
  const order = orderOf(rule, plan, desk, at);
  return [
    ...(rivals.includes(called) ? [] : [`${called.ticket} was not counter ${counter}'s to call`]),
    ...rivals.flatMap((rival) => {
      const isEarlier = rival !== called && sooner(claimOf(rival), claimOf(called));
      if (rival.lane === called.lane && isEarlier)
        return [`${called.ticket} was called before ${rival.ticket}, who has the earlier claim in the same lane`];
      return order && sooner(order(rival), order(called)) ? [`${called.ticket} was called by ${rule} before ${rival.ticket}`] : [];
    }),
  ];
}

type Key = readonly number[];
const claimOf = ({ claimAt, order }: Visit): Key => [claimAt, order];

/** What the rule named in the explanation orders visits by, the least first; nothing for a rule that is no fixed order. */
function orderOf(rule: CallRule, plan: HallPlan, desk: CounterPlan | undefined, at: Instant): ((visit: Visit) => Key) | undefined {
  const targetMinutes = ({ lane }: Visit) => plan.lanes.find(({ id }) => id === lane)?.targetWaitMinutes ?? 0;
  switch (rule) {
    case "first-come":
    case "reserved":
      return claimOf;
    case "target-wait":
      return (visit) => [visit.claimAt + targetMinutes(visit) * minuteMs, ...claimOf(visit)];
    case "strict":
      return (visit) => [desk?.lanes.indexOf(visit.lane) ?? 0, ...claimOf(visit)];
    case "accumulating-priority": {
      // Shares of the target, over the product of all targets to stay whole numbers.
      const all = plan.lanes.reduce((product, lane) => product * lane.targetWaitMinutes, 1);
      return (visit) => [(visit.claimAt - at) * (all / targetMinutes(visit)), ...claimOf(visit)];
    }
    default:
      return undefined;
  }
}

function sooner(a: Key, b: Key): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] as number) < (b[at] as number);
}
