// What must be true of every hall at every moment, read from its visits one by one and never from the indexes under test.

import { type Hall, seatOfStaff, visitAt } from "../hall.ts";
import { type CounterState } from "../machines/counter.ts";
import { isAlive } from "../machines/visit.ts";
import { countVisits } from "../show.ts";
import { type Visit, currentErrand, experienceOf } from "../visit.ts";

/** Everything that is wrong with a hall, in sentences; none for a sound one. */
export function unsound(hall: Hall): string[] {
  return [
    ...totals(hall),
    ...[...hall.visits.values()].flatMap((visit) => visitMistakes(hall, visit)),
    ...indexMistakes(hall),
    ...seatMistakes(hall),
    ...numberMistakes(hall),
  ];
}

/** No number is two customers', or two devices', or both a device's and the hub's to give. */
function numberMistakes(hall: Hall): string[] {
  const tickets = [...hall.visits.values()].map(({ ticket }) => ticket);
  const mistakes = new Set(tickets).size === tickets.length ? [] : ["a number was given out twice"];
  const owners = new Map<string, string>();
  for (const { day, letter, first, count, device, used } of hall.leases) {
    for (let number = first; number < first + count; number++) {
      const name = `${day} ${letter}${number}`;
      if (owners.has(name)) mistakes.push(`${name} is leased to ${device} and to ${owners.get(name)}`);
      owners.set(name, device);
      if (hall.numbersOf.get(day)?.get(letter) === number) mistakes.push(`${name} is leased to ${device}, and the hub gave it out`);
    }
    if (used.some((number) => number < first || number >= first + count)) mistakes.push(`${device} handed in what is not in its lease`);
  }
  return mistakes;
}

function totals(hall: Hall): string[] {
  const { issued, ...states } = countVisits(hall);
  const sum = Object.values(states).reduce((total, count) => total + count, 0);
  const alive = [...hall.visits.values()].filter(({ state }) => isAlive(state)).length;
  return [
    ...(sum === issued ? [] : [`${issued} issued, but ${sum} are somewhere`]),
    ...(alive === hall.living ? [] : [`${alive} are alive, but the hall counts ${hall.living}`]),
  ];
}

function visitMistakes(hall: Hall, visit: Visit): string[] {
  const { ticket, state, counter, reservedFor, wanted, hold, endedAt } = visit;
  const isAtCounter = state === "called" || state === "serving";
  const seat = counter === null ? undefined : hall.seats.get(counter);
  const keeper = reservedFor === null ? undefined : hall.seats.get(reservedFor);
  const mistakes: [boolean, string][] = [
    [isAtCounter && seat?.visit !== visit.id, `is ${state} at ${counter}, which has somebody else`],
    [isAlive(state) && !isAtCounter && counter !== null, `is ${state}, yet at counter ${counter}`],
    [reservedFor !== null && isAlive(state) && state !== "waiting", `is ${state}, yet reserved for ${reservedFor}`],
    [
      state === "waiting" && reservedFor !== null && (!keeper || keeper.state === "signed-out"),
      `waits for counter ${reservedFor}, where nobody sits`,
    ],
    [state === "held" && hold === null, "is held for no reason"],
    [(state === "held") !== hall.held.has(visit.id), `is ${state}, and the hall ${hall.held.has(visit.id) ? "has" : "lacks"} it on hold`],
    [
      state === "waiting" && wanted !== null && reservedFor !== null && seatOfStaff(hall, wanted)?.id !== reservedFor,
      `waits for ${wanted}, yet for counter ${reservedFor}`,
    ],
    [state === "serving" && hold !== null, "is being served, yet on hold"],
    [(endedAt !== null) === isAlive(state), `is ${state}, with an end at ${endedAt}`],
    [!hall.lanes.has(visit) && state === "waiting", "waits, but is in no lane"],
    [(experienceOf(visit) !== null) !== hall.shown.has(visit.id), "is shown around, or not, and the hall does not know it"],
    [!isAlive(state) && experienceOf(visit) !== null, `is ${state}, and still shown around`],
    [hall.byToken.get(visit.token) !== visit.id, "is not found by its token"],
  ];
  return [...mistakes.filter(([wrong]) => wrong).map(([, words]) => `${ticket} ${words}`), ...errandMistakes(visit)];
}

/** The instants of an errand come in their order, and the time on hold lies within the handling. */
function errandMistakes(visit: Visit): string[] {
  return visit.errands.flatMap((errand, index) => {
    const { createdAt, firstCalledAt, lastCalledAt, startedAt, finishedAt, heldMs, selfServed } = errand;
    const instants = [createdAt, firstCalledAt, lastCalledAt].filter((instant) => instant !== null);
    const handled = [createdAt, firstCalledAt, startedAt, finishedAt].filter((instant) => instant !== null);
    const inOrder = (list: readonly number[]) => list.every((instant, at) => at === 0 || instant >= (list[at - 1] as number));
    const mistakes: [boolean, string][] = [
      [!inOrder(instants) || !inOrder(handled), "has instants out of order"],
      [startedAt !== null && firstCalledAt === null, "was started without a call"],
      [finishedAt !== null && startedAt === null && !selfServed, "was finished without a start"],
      [heldMs < 0 || (finishedAt !== null && startedAt !== null && heldMs > finishedAt - startedAt), `was held for ${heldMs} ms`],
      [index < visit.current && finishedAt === null, "was left unfinished"],
      [index > visit.current && firstCalledAt !== null, "was called before its turn"],
      [visit.state === "served" && finishedAt === null, "was not finished, though the visit was served"],
    ];
    return mistakes.filter(([wrong]) => wrong).map(([, words]) => `${visit.ticket}'s errand ${index + 1} (${errand.service}) ${words}`);
  });
}

/** The lanes hold those who wait, each in the bucket that lane, service and reservation name, and nobody else. */
function indexMistakes(hall: Hall): string[] {
  const plan = hall.plan;
  if (!plan) return [];
  const mistakes: string[] = [];
  const seen: Visit[] = [];
  const look = (visits: Iterable<Visit>, where: string, belongs: (visit: Visit) => boolean) => {
    for (const visit of visits) {
      seen.push(visit);
      if (visit.state !== "waiting" || !belongs(visit)) mistakes.push(`${visit.ticket} (${visit.state}) does not belong in ${where}`);
    }
  };
  for (const { id } of plan.lanes) {
    for (const { service, visits } of hall.lanes.buckets(id)) {
      look(
        visits.values(),
        `${id} for ${service}`,
        (visit) => visit.lane === id && visit.reservedFor === null && currentErrand(visit).service === service,
      );
    }
    const waiting = [...hall.visits.values()].filter((visit) => visit.state === "waiting" && visit.lane === id).length;
    if (waiting !== hall.lanes.waiting(id)) mistakes.push(`${waiting} wait in ${id}, but the lane counts ${hall.lanes.waiting(id)}`);
  }
  for (const { counter, visits } of hall.lanes.reservedBuckets()) {
    look(visits.values(), `those who wait for counter ${counter}`, (visit) => visit.reservedFor === counter);
  }
  const waiting = [...hall.visits.values()].filter(({ state }) => state === "waiting").length;
  if (seen.length !== waiting || new Set(seen).size !== waiting) mistakes.push(`${waiting} wait, but ${seen.length} are in the lanes`);
  return mistakes;
}

function seatMistakes(hall: Hall): string[] {
  const shouldHave: Record<CounterState, string | undefined> = {
    "signed-out": undefined,
    free: undefined,
    paused: undefined,
    calling: "called",
    serving: "serving",
  };
  return [...hall.seats.values()].flatMap((seat) => {
    const visit = visitAt(hall, seat);
    const mistakes: [boolean, string][] = [
      [visit?.state !== shouldHave[seat.state], `is ${seat.state} with ${visit?.ticket ?? "nobody"} (${visit?.state ?? "-"})`],
      [visit !== undefined && visit.counter !== seat.id, `has ${visit?.ticket}, who is at ${visit?.counter}`],
      [(seat.staff === null) !== (seat.state === "signed-out"), `is ${seat.state} with ${seat.staff ?? "nobody"} behind it`],
      [(seat.pauseReason === null) === (seat.state === "paused"), `is ${seat.state} because of ${seat.pauseReason}`],
    ];
    return mistakes.filter(([wrong]) => wrong).map(([, words]) => `counter ${seat.id} ${words}`);
  });
}

/** A hall as plain data, so that two halls can be compared and a change be seen. */
export function portrait(hall: Hall): unknown {
  const { lanes, ...rest } = hall;
  const inLanes = (hall.plan?.lanes ?? []).map(({ id }) => lanes.first(id, Infinity).map(({ ticket }) => ticket));
  const reserved = [...lanes.reservedBuckets()].map(({ visits }) => [...visits.ordered()].map(({ ticket }) => ticket));
  return plain({ ...rest, inLanes, reserved: reserved.filter((tickets) => tickets.length > 0) });
}

/** A copy without maps, which a later change of the hall leaves alone. */
function plain(value: unknown): unknown {
  if (value instanceof Map) return [...value].map(plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
