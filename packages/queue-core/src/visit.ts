// What the hall knows of one visit and its errands: facts of the stay, never of the person.

import type { AsideKind, ExperienceOutcome, ExperienceStage, Forecast } from "./messages.ts";
import type { Channel, Language, Need, Tier } from "./hall-plan.ts";
import type {
  AppointmentCode,
  CounterId,
  Instant,
  LaneId,
  PersonId,
  ServiceId,
  StaffId,
  TicketNumber,
  TicketToken,
  VisitId,
  Words,
  ZoneId,
} from "./ids.ts";
import type { ExperienceState } from "./machines/experience.ts";
import type { Explanation, SuggestionKind, SuggestionOutcome } from "./messages.ts";
import type { VisitState } from "./machines/visit.ts";

/** One service within a visit, with the instants that the hall's figures are made of. `heldMs` lies within started–finished. */
export interface Errand {
  service: ServiceId;
  readonly createdAt: Instant;
  firstCalledAt: Instant | null;
  lastCalledAt: Instant | null;
  startedAt: Instant | null;
  finishedAt: Instant | null;
  heldMs: number;
  /** A machine did it, and no counter need have. */
  selfServed: boolean;
  /** What the customer thought of it; null for one that nobody rated, which is neither good nor bad. */
  rating: { readonly mark: number; readonly reasons: readonly string[] } | null;
}

/** A visit that is set aside: `counter` is where, null for one that waited; `untilAt` is when it comes back by itself. */
export interface Hold {
  readonly kind: AsideKind;
  readonly note: string;
  readonly at: Instant;
  readonly counter: CounterId | null;
  readonly untilAt: Instant | null;
  /** Where the customer has gone, such as to the machines. */
  readonly zone: ZoneId | null;
  /** The counter that the visit goes back to, as long as somebody sits there; null for any of its lane. */
  readonly backTo: CounterId | null;
}

/** A customer who is, or was, shown around by a guide. */
export interface Experience {
  readonly guide: StaffId;
  readonly zone: ZoneId | null;
  state: ExperienceState;
  stages: { readonly stage: ExperienceStage; readonly at: Instant }[];
  /** Null while it goes on, and where the visit ended before anybody said. */
  outcome: ExperienceOutcome | null;
}

/** How the diversion came to a visit's lane: the rule, and of which revision of the plan where that is known. */
export interface Diverted {
  readonly rule: string;
  readonly revision: number | null;
  readonly creditMs: number;
  readonly recommendation: string | null;
}

/** The time that a visit was booked for; `late` is later than the grace, and so without any right to it. */
export interface Booked {
  readonly code: AppointmentCode;
  readonly slotAt: Instant;
  readonly late: boolean;
}

export interface Visit {
  readonly id: VisitId;
  /** Whom the hub knows behind the visit, for as long as it does; left out where the customer said nothing. */
  readonly person?: PersonId;
  readonly ticket: TicketNumber;
  readonly token: TicketToken;
  /** The order of issue in the journal: what breaks a tie between two who came in the same millisecond. */
  readonly order: number;
  tier: Tier;
  needs: readonly Need[];
  readonly channel: Channel;
  readonly language: Language;
  readonly arrivedAt: Instant;
  readonly booked: Booked | null;
  readonly ticketless: boolean;
  state: VisitState;
  lane: LaneId;
  zone: ZoneId | null;
  /** When the visit counts as having arrived: arrival less credit, moved by a pass or a transfer to the front. */
  claimAt: Instant;
  reservedFor: CounterId | null;
  /** Whom the visit waits for: it is reserved for the counter where they sit, and for none while they sit nowhere. */
  wanted: StaffId | null;
  counter: CounterId | null;
  errands: Errand[];
  current: number;
  passes: number;
  recalls: number;
  deferrals: number;
  /** What an earlier wait counts for in the claim. */
  readonly returnCreditMs: number;
  /** Its wait has been counted towards a later ticket; that is done once. */
  hasReturned: boolean;
  hold: Hold | null;
  experience: Experience | null;
  /** `from` is the counter that wrote it, null where `by` did who sat at none. */
  notes: { at: Instant; from: CounterId | null; by?: StaffId; text: string }[];
  reason: Words;
  diverted: Diverted;
  /** What was told of the wait when the ticket was taken; null where nobody could say, or once the visit has left the line. */
  forecast: Forecast | null;
  explanation: Explanation | null;
  /** What came of the one suggestion that the teller's screen made for this customer. */
  outcome: { readonly kind: SuggestionKind; readonly about: string; readonly outcome: SuggestionOutcome } | null;
  /** What the customer said of taking the number; null while they have said nothing, which is neither good nor bad. */
  feedback: { readonly mark: number; readonly wish: string | null } | null;
  endedAt: Instant | null;
}

/** What is known of a visit as it begins to wait. */
export type NewVisit = Pick<
  Visit,
  | "id"
  | "person"
  | "ticket"
  | "token"
  | "order"
  | "tier"
  | "needs"
  | "channel"
  | "language"
  | "arrivedAt"
  | "lane"
  | "zone"
  | "claimAt"
  | "reason"
> & {
  readonly booked?: Booked | null;
  readonly ticketless?: boolean;
  readonly returnCreditMs?: number;
  readonly diverted?: Diverted;
  readonly forecast?: Forecast;
  readonly services: readonly ServiceId[];
};

/** Where no diversion was asked, as in a simulated line. */
const undiverted: Diverted = { rule: "none", revision: null, creditMs: 0, recommendation: null };

/** A visit that has just begun to wait. */
export const newVisit = ({
  services,
  booked = null,
  ticketless = false,
  returnCreditMs = 0,
  diverted = undiverted,
  forecast,
  ...known
}: NewVisit): Visit => ({
  ...known,
  booked,
  forecast: forecast ?? null,
  ticketless,
  returnCreditMs,
  diverted,
  state: "waiting",
  reservedFor: null,
  wanted: null,
  counter: null,
  errands: services.map((service) => newErrand(service, known.arrivedAt)),
  current: 0,
  passes: 0,
  recalls: 0,
  deferrals: 0,
  hasReturned: false,
  hold: null,
  experience: null,
  notes: [],
  explanation: null,
  outcome: null,
  feedback: null,
  endedAt: null,
});

/** A visit of which nothing matters but where and since when it waits: for halls that are played. */
export const waitingVisit = (
  known: Pick<Visit, "lane" | "order" | "arrivedAt"> & { readonly id: string; readonly service: ServiceId },
): Visit =>
  newVisit({
    id: known.id as VisitId,
    ticket: known.id as TicketNumber,
    token: known.id as TicketToken,
    order: known.order,
    tier: "standard",
    needs: [],
    channel: "kiosk",
    language: "zh",
    arrivedAt: known.arrivedAt,
    lane: known.lane,
    zone: null,
    claimAt: known.arrivedAt,
    reason: noWords,
    services: [known.service],
  });
const noWords: Words = { zh: "", en: "" };

/** An errand for which nothing has been done yet. */
export const newErrand = (service: ServiceId, createdAt: Instant): Errand => ({
  service,
  createdAt,
  firstCalledAt: null,
  lastCalledAt: null,
  startedAt: null,
  finishedAt: null,
  heldMs: 0,
  selfServed: false,
  rating: null,
});

/** From when a wait counts: arrival, or the booked time of one who came before it. */
export const waitsFromAt = ({ arrivedAt, booked }: Pick<Visit, "arrivedAt" | "booked">): Instant =>
  booked && !booked.late ? Math.max(arrivedAt, booked.slotAt) : arrivedAt;

/** The errand a visit waits for or is being served with. */
export function currentErrand(visit: Visit): Errand {
  const errand = visit.errands[visit.current];
  if (!errand) throw new Error(`visit ${visit.ticket} has no errand ${visit.current}`);
  return errand;
}

/** The experience that goes on, if one does. */
export const experienceOf = ({ experience }: Visit): Experience | null => (experience && experience.state !== "over" ? experience : null);

/** Whether the customer is in the zone while their visit waits for a counter, or is called to one. */
export const isOnDetour = (visit: Visit): boolean => experienceOf(visit) !== null && visit.state !== "serving";

/** How long tellers have had the current errand in hand by `now`, without the time it was on hold. */
export function handledMs(visit: Visit, now: Instant): number {
  const { startedAt, heldMs } = currentErrand(visit);
  return startedAt === null ? 0 : (visit.hold?.at ?? now) - startedAt - heldMs;
}
