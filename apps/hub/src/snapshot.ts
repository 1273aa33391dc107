// A hall as text, and back: what a snapshot holds. What follows from the visits (who waits where, tokens) is built again, not stored.

import {
  type Appointment,
  type Carried,
  type Complaint,
  type CounterId,
  type Hall,
  type Instant,
  type LaneId,
  type Seat,
  type ServiceId,
  type Visit,
  currentErrand,
  emptyHall,
  experienceOf,
} from "@hallflow/queue-core";

type Entries<M> = M extends Map<infer K, infer V> ? [K, V][] : never;

interface Picture extends Omit<
  Hall,
  | "visits"
  | "seats"
  | "dispatch"
  | "learning"
  | "numbersOf"
  | "lanes"
  | "byToken"
  | "numbers"
  | "held"
  | "shown"
  | "appointments"
  | "missed"
  | "carried"
  | "complaints"
> {
  readonly visits: Visit[];
  readonly seats: Seat[];
  readonly dispatch: { readonly [K in keyof Hall["dispatch"]]: Entries<Hall["dispatch"][K]> };
  readonly appointments: Appointment[];
  readonly carried: Carried[];
  /** Left out by releases that followed none up. */
  readonly complaints?: Complaint[];
  readonly missed: [string, Instant[]][];
  readonly learning: Omit<Hall["learning"], "handling" | "lanes"> & {
    readonly handling: Entries<Hall["learning"]["handling"]>;
    readonly lanes: Entries<Hall["learning"]["lanes"]>;
  };
  readonly numbersOf: [string, [string, number][]][];
  /** The buckets of the lanes in the order in which they were made: explanations name the heads of buckets in this order. */
  readonly buckets: { readonly lane: LaneId | null; readonly service: ServiceId | null; readonly counter: CounterId | null }[];
}

/** The whole of a hall as JSON. Throws when the hall has a part that this file has not been taught. */
export function packHall(hall: Hall): string {
  const {
    plan,
    published,
    day,
    visits,
    seats,
    dispatch,
    learning,
    living,
    appointments,
    missed,
    carried,
    complaints,
    numbersOf,
    leases,
    calls,
    callSerial,
    notices,
    sequence,
    lastEventAt,
    lanes,
    ...others
  } = hall;
  const { shares, inARow, ...unknownMemory } = dispatch;
  expectOnly(others, ["byToken", "numbers", "held", "shown"]);
  expectOnly(unknownMemory, []);
  const picture: Picture = {
    plan,
    published,
    day,
    visits: [...visits.values()],
    seats: [...seats.values()],
    dispatch: { shares: [...shares], inARow: [...inARow] },
    learning: { ...learning, handling: [...learning.handling], lanes: [...learning.lanes] },
    living,
    appointments: [...appointments.values()],
    missed: [...missed],
    carried: [...carried.values()],
    complaints: [...complaints.values()],
    numbersOf: [...numbersOf].map(([date, numbers]) => [date, [...numbers]]),
    buckets: [...[...lanes.laneIds()].flatMap((id) => [...lanes.buckets(id)]), ...lanes.reservedBuckets()].map(
      ({ lane, service, counter }) => ({ lane, service, counter }),
    ),
    leases,
    calls,
    callSerial,
    notices,
    sequence,
    lastEventAt,
  };
  return JSON.stringify(picture);
}

/** The hall that `packHall` was given; it may be changed like any other. Throws on text that packHall did not make. */
export function unpackHall(text: string): Hall {
  const {
    visits,
    seats,
    dispatch,
    learning,
    numbersOf,
    buckets,
    appointments,
    missed,
    carried,
    complaints = [],
    ...plain
  } = JSON.parse(text) as Picture;
  const hall: Hall = { ...emptyHall(), ...plain };
  const [anyone] = visits;
  if (anyone) for (const bucket of buckets) makeBucket(hall, anyone, bucket);
  for (const visit of visits) {
    hall.visits.set(visit.id, visit);
    hall.byToken.set(visit.token, visit.id);
    if (visit.state === "waiting") hall.lanes.add(visit);
    if (visit.state === "held") hall.held.add(visit.id);
    if (experienceOf(visit)) hall.shown.add(visit.id);
  }
  for (const appointment of appointments) hall.appointments.set(appointment.code, appointment);
  hall.missed = new Map(missed);
  for (const kept of complaints) hall.complaints.set(kept.visit, kept);
  for (const kept of carried) hall.carried.set(kept.visit, kept);
  for (const seat of seats) hall.seats.set(seat.id, seat);
  hall.dispatch = { shares: new Map(dispatch.shares), inARow: new Map(dispatch.inARow) };
  hall.learning = { ...learning, handling: new Map(learning.handling), lanes: new Map(learning.lanes) };
  hall.numbersOf = new Map(numbersOf.map(([date, numbers]) => [date, new Map(numbers)]));
  // The numbers of today are one of the series that are remembered by date: the same one, or a day opened again would start anew.
  hall.numbers = (hall.day.day === null ? undefined : hall.numbersOf.get(hall.day.day)) ?? new Map<string, number>();
  return hall;
}

/** Lanes make a bucket when somebody first waits in it: so a likeness of any visit walks in and out again. */
function makeBucket(hall: Hall, anyone: Visit, { lane, service, counter }: Picture["buckets"][number]): void {
  const errand = currentErrand(anyone);
  const errands = [{ ...errand, service: service ?? errand.service }];
  const likeness: Visit = { ...anyone, lane: lane ?? anyone.lane, reservedFor: counter, errands, current: 0 };
  hall.lanes.add(likeness);
  hall.lanes.remove(likeness);
}

/** A part of the hall that is new since this file was written is an error of types first, and of the program where types were not asked. */
function expectOnly<T extends object, K extends keyof T & string>(
  rest: T & { [P in Exclude<keyof T, K>]: never },
  derived: readonly K[],
): void {
  const names = Object.keys(rest).filter((name) => !derived.some((known) => known === name));
  if (names.length > 0) throw new Error(`a snapshot would lose ${names.join(", ")} of the hall`);
}
