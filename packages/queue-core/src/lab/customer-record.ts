// One customer of a recorded day: what they brought, and what they did, read from the events of their visit.

import { divert } from "../diversion.ts";
import type { HallPlan } from "../hall-plan.ts";
import { type Hall, hallFacts } from "../hall.ts";
import { type Instant, minuteMs } from "../ids.ts";
import { type Arrival, type Command, type JournalEvent, holdKindSchema } from "../messages.ts";
import { letterOf } from "../numbers.ts";
import type { Visit } from "../visit.ts";
import type { Answered, Away, Deed, LabCustomer, Work, WorkEnd } from "./day.ts";
import { passedOn, placesBehind } from "./moves.ts";

type EventOf<T extends JournalEvent["type"]> = Extract<JournalEvent, { type: T }>;
type VisitEvent = Exclude<Extract<JournalEvent, { visit: unknown }>, EventOf<"ticket-issued">>;
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

export class CustomerRecord {
  /** Whether the diversion, asked again, gives the rule that the journal tells of. */
  readonly divertedAlike: boolean;
  readonly #came: Mutable<Omit<LabCustomer, "answers" | "work" | "deeds" | "gone">>;
  readonly #answers: { recallsMs: number[]; reply: Answered["reply"] | null }[] = [];
  readonly #work: Work[] = [];
  readonly #deeds: Deed[] = [];
  #gone = false;
  #calledAt: Instant | null = null;
  #startedAt: Instant | null = null;
  /** What had been done of the work in hand when the hall was evacuated: it is one piece all the same. */
  #interruptedMs = 0;
  /** Since when the customer is set aside, and how what they do next is noted. */
  #aside: { readonly at: Instant; readonly away: Away; readonly note: (away: Away) => void } | null = null;

  /** The hall is as it was when the ticket was asked for. */
  constructor(issued: EventOf<"ticket-issued">, hall: Hall, morningPlan: HallPlan) {
    const { visit, token, at, errands, tier, needs, channel, language, ticket, number, rule, offline, returnOf, appointment } = issued;
    const plan = hall.plan ?? morningPlan;
    const stated: Arrival = { errands: [...errands], tier, needs: [...needs], channel, language, declinedSelfService: false };
    const facts = hallFacts(hall, plan, at);
    const asked = divert(plan, stated, facts);
    // The journal does not say who declined a machine, but the rule that decided does.
    const declined = asked.rule !== rule && divert(plan, { ...stated, declinedSelfService: true }, facts).rule === rule;
    this.divertedAlike = declined || asked.rule === rule || offline !== undefined || appointment !== undefined;
    this.#came = {
      visit,
      token,
      arrivesAt: at,
      arrival: { ...stated, declinedSelfService: declined },
      machine: declined ? "declines" : asked.selfService ? "overlooks" : "unasked",
      ...(returnOf && { returnOf }),
      ...(appointment && { appointment: appointment.code }),
      ...(offline && { offline: { ...offline, letter: letterOf(ticket), number, rule } }),
    };
  }

  /** The customer as far as the day went; what it cut off is told as such. */
  customer(endsAt: Instant): LabCustomer {
    return {
      ...this.#came,
      gone: this.#gone,
      deeds: this.#deeds,
      answers: this.#answers.map(({ recallsMs, reply }) => ({
        recallsMs,
        reply: reply ?? { kind: "cut", afterMs: endsAt - (this.#calledAt ?? endsAt) },
      })),
      work: this.#cutAt(endsAt),
    };
  }

  /** What was begun and not finished, in hand or since an evacuation, had taken so long already. */
  #cutAt(endsAt: Instant): readonly Work[] {
    const begunMs = this.#interruptedMs + (this.#startedAt === null ? 0 : endsAt - this.#startedAt);
    const isBegun = this.#startedAt !== null || this.#interruptedMs > 0;
    return isBegun ? [...this.#work, { handledMs: begunMs, end: { kind: "cut" } }] : this.#work;
  }

  /** Notes an event of the visit, before the hall knows of it; answers whether it could be read. */
  note(event: VisitEvent, hall: Hall): boolean {
    const { at } = event;
    switch (event.type) {
      case "visit-called":
        this.#called(event);
        return true;
      case "visit-recalled":
        this.#answers.at(-1)?.recallsMs.push(at - (this.#calledAt ?? at));
        return true;
      case "visit-passed":
        this.#replied(at, "absent");
        return true;
      case "errand-started":
        this.#replied(at, "comes");
        this.#startedAt = at;
        return true;
      case "errand-finished":
        this.#worked(at, { kind: "finished" });
        return true;
      case "errand-due":
        return true;
      case "visit-put-back":
        this.#replied(at, "cut");
        // An evacuation puts back whom it finds called.
        if (event.why === "more-time")
          this.#did(at, { type: "defer", visit: event.visit, by: "places", amount: placesBehind(event, hall) });
        return true;
      case "visit-held":
        return this.#setAside(event, hall);
      case "visit-returned":
        this.#back(at, { backTo: null });
        return true;
      case "visit-revised":
        this.#did(at, { type: "revise-visit", visit: event.visit, tier: event.tier, needs: [...event.needs] });
        return true;
      case "errand-added":
        this.#did(at, { type: "add-errand", visit: event.visit, service: event.service });
        return true;
      case "errand-self-served":
        this.#back(at, { machine: event.presumed ? "presumed" : "helped" });
        return true;
      case "visit-transferred":
        this.#passedOn(event, hall.visits.get(event.visit));
        return true;
      case "visit-ended":
        this.#ended(event);
        return true;
      case "errand-rated": {
        const { visit, counter, errand, mark, reasons, suggestion } = event;
        const rated = { type: "rate", visit, counter, errand, mark, reasons: [...reasons] } as const;
        this.#did(at, { ...rated, ...(suggestion !== undefined && { suggestion }) } as Command);
        return true;
      }
      case "feedback-given":
        this.#did(at, {
          type: "give-feedback",
          visit: event.visit,
          mark: event.mark,
          ...(event.wish !== undefined && { wish: event.wish }),
        });
        return true;
      case "outcome-recorded":
        this.#did(at, { type: "record-outcome", counter: event.counter, kind: event.kind, about: event.about, outcome: event.outcome });
        return true;
      case "experience-started":
        this.#did(at, {
          type: "begin-experience",
          visit: event.visit,
          guide: event.guide,
          ...(event.zone !== null && { zone: event.zone }),
        });
        return true;
      case "experience-stage-reached":
        this.#did(at, { type: "reach-stage", visit: event.visit, stage: event.stage });
        return true;
      case "experience-ended": {
        const { outcome, note, visit } = event;
        // A customer who is sent on is handed over by that.
        if (outcome !== "handed-over") this.#did(at, { type: "end-experience", visit, outcome, ...(note !== "" && { note }) });
        return true;
      }
      default:
        return false;
    }
  }

  #called({ at, counter, explanation: { rule, reason } }: EventOf<"visit-called">): void {
    if (rule === "without-ticket") this.#came.ticketless = { counter, reason: reason ?? "" };
    else if (rule === "brought-back") this.#back(at, { backTo: counter });
    else {
      this.#calledAt = at;
      this.#answers.push({ recallsMs: [], reply: null });
    }
  }

  #replied(at: Instant, kind: "comes" | "absent" | "cut"): void {
    const answer = this.#answers.at(-1);
    if (answer && this.#calledAt !== null) answer.reply = { kind, afterMs: at - this.#calledAt };
    this.#calledAt = null;
  }

  #did(at: Instant, command: Command): void {
    this.#deeds.push({ at, command });
  }

  #worked(at: Instant, end: WorkEnd): void {
    this.#work.push({ handledMs: this.#interruptedMs + at - (this.#startedAt ?? at), end });
    this.#startedAt = null;
    this.#interruptedMs = 0;
  }

  #setAside({ at, kind, note, untilAt }: EventOf<"visit-held">, hall: Hall): boolean {
    const away: Away = { awayMs: null, backTo: null, machine: null };
    if (kind === "evacuation") return this.#interrupted(at);
    if (this.#startedAt !== null) {
      const hold = [...holdKindSchema.options, "at-machine" as const].find((known) => known === kind);
      const end = { kind: "held", hold: hold ?? "other-step", note } as const;
      this.#worked(at, { ...end, ...away });
      const place = this.#work.length - 1;
      const { handledMs } = this.#work[place] as Work;
      this.#noteAway(at, (then) => (this.#work[place] = { handledMs, end: { ...end, ...then } }));
      // A hold for a time ends by itself, which the lab does not play yet.
      return kind === "at-machine" || (hold !== undefined && untilAt === undefined);
    }
    this.#replied(at, "cut");
    if (kind === "at-machine" && at === this.#came.arrivesAt && hall.visits.get(this.#came.visit)?.state === "waiting") {
      this.#noteAway(at, (then) => (this.#came.machineFirst = then));
      return true;
    }
    const { visit } = this.#came;
    const minutes = Math.round(((untilAt ?? at) - at) / minuteMs);
    const command: Command =
      kind === "at-machine" ? { type: "send-to-machine", visit } : { type: "defer", visit, by: "minutes", amount: minutes };
    const place = this.#deeds.push({ at, command }) - 1;
    this.#noteAway(at, (then) => (this.#deeds[place] = { at, command, away: then }));
    return kind === "at-machine" || kind === "more-time";
  }

  #interrupted(at: Instant): true {
    this.#interruptedMs += at - (this.#startedAt ?? at);
    this.#startedAt = null;
    // The way back is a deed: those whom the hall's own return has brought back by then need none.
    const command = { type: "bring-back", visit: this.#came.visit } as const;
    this.#aside = {
      at,
      away: { awayMs: null, backTo: null, machine: null },
      note: ({ awayMs, backTo }) => {
        const backAt = at + (awayMs ?? 0);
        if (this.#deeds.at(-1)?.at === backAt && backTo !== null) this.#deeds.pop();
        this.#did(backAt, backTo === null ? command : { ...command, counter: backTo });
      },
    };
    return true;
  }

  #noteAway(at: Instant, note: (away: Away) => void): void {
    this.#aside = { at, note, away: { awayMs: null, backTo: null, machine: null } };
    note(this.#aside.away);
  }

  /** The end of being set aside; a return to a counter is told twice, first without it. */
  #back(at: Instant, how: Partial<Away>): void {
    if (!this.#aside) return;
    const away = { ...this.#aside.away, ...how, awayMs: at - this.#aside.at };
    this.#aside = { ...this.#aside, away };
    this.#aside.note(away);
  }

  #passedOn(event: EventOf<"visit-transferred">, visit: Visit | undefined): void {
    const passed = passedOn(event, visit);
    if (this.#startedAt !== null) return this.#worked(event.at, { kind: "passed-on", ...passed });
    if (event.from === null) {
      const { to: destination, service, note } = passed;
      const { at, visit: id } = event;
      return this.#did(at, { type: "pass-on", visit: id, destination, ...(service !== null && { service }), ...(note !== "" && { note }) });
    }
    const answer = this.#answers.at(-1);
    if (answer && this.#calledAt !== null) answer.reply = { kind: "passed-on", afterMs: event.at - this.#calledAt, ...passed };
    this.#calledAt = null;
  }

  #ended({ at, end, reason = "" }: EventOf<"visit-ended">): void {
    switch (end) {
      case "served":
      case "day-closed":
      case "carried-over":
        return;
      case "no-show":
        this.#replied(at, "absent");
        this.#gone = true;
        return;
      case "cancelled":
        this.#replied(at, "cut");
        this.#did(at, { type: "cancel", visit: this.#came.visit });
        return;
      case "ended-by-staff":
        if (this.#startedAt !== null) return this.#worked(at, { kind: "ended", reason });
        this.#replied(at, "cut");
        this.#did(at, { type: "end-visit", visit: this.#came.visit, reason });
    }
  }
}
