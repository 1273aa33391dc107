// What a visit's ticket says: facts of the stay, in the hall's own words, and nothing of the person.

import type { TicketFacts } from "@hallflow/printer";
import {
  type HallPlan,
  type Instant,
  type Language,
  type TicketToken,
  type VisitView,
  type Words,
  serviceOf,
  zoneOf,
} from "@hallflow/queue-core";
import { HallCalendar } from "./hall-calendar.ts";

export interface TicketContext {
  readonly plan: HallPlan;
  readonly language: Language;
  readonly token: TicketToken;
  /** Where a phone finds the visit: the token is put after it. */
  readonly ticketUrl: string;
}

/** The facts of a first copy; a reprint is made of its document. */
export function ticketFacts(visit: VisitView, { plan, language, token, ticketUrl }: TicketContext): TicketFacts {
  const machine = visit.aside?.kind === "at-machine" ? visit.aside : null;
  const zone = machine?.zone ?? visit.zone;
  return {
    hallName: plan.name,
    number: visit.ticket,
    service: errandsOf(visit, plan),
    peopleAhead: visit.peopleAhead,
    waitRange: visit.waitRange,
    ...(machine && { instead: keptFor(machine.untilAt, plan) }),
    where: zone === null ? null : zoneOf(plan, zone).direction,
    issuedAt: new HallCalendar(plan.timeZone).dateAndTime(visit.issuedAt),
    missedRule: plan.ticketNote,
    qr: `${ticketUrl}${token}`,
    copy: 1,
    language,
  };
}

/** Whoever tries a machine first is told how long their place is kept, and how to come back. */
function keptFor(untilAt: Instant | null, plan: HallPlan): Words {
  const back: Words = { zh: "没办成请回来扫此码", en: "No luck? Come back and scan this" };
  if (untilAt === null) return back;
  const time = new HallCalendar(plan.timeZone).dateAndTime(untilAt).slice(-5);
  return { zh: `${back.zh}，位置留到 ${time}`, en: `${back.en}: your place is kept until ${time}` };
}

/** A paper that tries the printer: a hall's own head, every size of type, a code, and a number that no lane has. */
export function trialFacts(plan: HallPlan | null, now: Instant): TicketFacts {
  return {
    hallName: plan?.name ?? { zh: "营业厅", en: "Hall" },
    number: "T000",
    service: { zh: "打印测试 直骨门", en: "Printer test" },
    peopleAhead: 0,
    waitRange: null,
    where: null,
    issuedAt: new HallCalendar(plan?.timeZone ?? "Asia/Shanghai").dateAndTime(now),
    missedRule: { zh: "测试用，不能排队", en: "A test, not a ticket" },
    qr: "HALLFLOW-TEST",
    copy: 1,
    language: "zh",
  };
}

/** The first errand by name and the others by their count: the ticket's line is short. */
function errandsOf(visit: VisitView, plan: HallPlan): Words {
  const [first, ...more] = visit.errands;
  const name = (first && serviceOf(plan, first.service)?.name) ?? plan.undecided.name;
  if (more.length === 0) return name;
  return { zh: `${name.zh}等 ${String(more.length + 1)} 项`, en: `${name.en} + ${String(more.length)} more` };
}
