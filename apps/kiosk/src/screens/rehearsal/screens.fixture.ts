// Every screen that a kiosk can show, by name: where the session is, what it knows, and how the hall is.

import type { CounterId, ServiceId, TicketAnswer, VisitView, ZoneId } from "@hallflow/queue-core";
import type { Door, KioskStatus } from "../../bridge.ts";
import type { SessionContext, Trouble } from "../session/session-context.ts";
import type { SessionSnapshot } from "../parts/session-view.ts";
import { now, openStatus, paperOut } from "./hall.fixture.ts";

export interface Screen {
  readonly name: string;
  readonly step: SessionSnapshot["value"]["step"];
  readonly session?: Partial<SessionContext>;
  readonly status?: Partial<KioskStatus>;
  readonly warning?: true;
  readonly agentLost?: true;
  /** What keeps the kiosk outside, where it has not been let in. */
  readonly door?: Door;
  /** Names of the buttons to press, one after the other, before it is looked at. */
  readonly press?: readonly RegExp[];
  /** Elder mode does without it. */
  readonly notElder?: true;
}

const range = { p50Minutes: 18, p90Minutes: 34 } as const;
const errands = ["explain-bill", "replace-sim", "group-unified"] as ServiceId[];
const { reason, recommendation } = {
  reason: {
    zh: "体验区的同事带您看一看、试一试，再决定",
    en: "A colleague in the experience zone shows you around; look and try before you decide",
  },
  recommendation: {
    id: "try-before-you-buy",
    name: { zh: "新机先试后买", en: "Try a new phone before you buy" },
    detail: { zh: "体验区有真机，可以当场试用", en: "Real phones to try are in the experience zone" },
  },
};
const quote = { lane: "experience", zone: "experience-zone", reason, selfService: null, peopleAhead: 12, waitRange: range };
const offered = {
  ...quote,
  zone: "counters",
  reason: { zh: "自助机不用等候，一分钟就能办好", en: "The machine needs no waiting and is done in a minute" },
  selfService: { zone: "self-service", service: "print-invoice" as ServiceId },
};
const visit = {
  id: "5f0c1a52-3f1e-4d6a-9d3b-000000000001",
  ticket: "A1017",
  zone: "counters",
  peopleAhead: 12,
  waitRange: range,
  issuedAt: now,
} as unknown as VisitView;
const atMachine: VisitView["aside"] = { kind: "at-machine", untilAt: now + 1_800_000, zone: "self-service" as ZoneId };
const scanned = (state: Partial<VisitView>, more: Partial<TicketAnswer> = {}): Pick<Screen, "step" | "session"> => ({
  step: { visit: "again" },
  session: {
    found: { ticket: visit.ticket, visit: { ...visit, aside: null, ...state }, machine: null, again: [], keepsWait: false, ...more },
  },
});
const link = "http://192.168.10.20:8600/t/4bJ7Qm2RkXw9ZpVn3sTc";
const atMouth = (state: NonNullable<SessionContext["mouth"]>["state"]): Partial<SessionContext> => ({
  print: { kind: "printed", copy: 1, confirmed: true, presented: true },
  mouth: { visit: visit.id, copy: 1, state },
});
const issued = { visit, link, errands: errands.slice(0, 1), quote: { ...quote, recommendation } };
const notPrinted = { kind: "not-printed", words: paperOut.words, condition: paperOut } as const;
const hubWords = { zh: "营业厅的系统没有及时回答，没有取号", en: "The hall's system did not answer in time; no number was taken." };
const trouble = (kind: Trouble["kind"], retry: Trouble["retry"], words: Trouble["words"] = null): Pick<Screen, "step" | "session"> => ({
  step: { visit: "trouble" },
  session: { errands: errands.slice(0, 1), trouble: { kind, retry, words } },
});
const inMode = (mode: "suspended" | "evacuation"): Partial<KioskStatus> => ({ day: { ...openStatus.day, mode } as KioskStatus["day"] });
const inState = (state: "closed" | "last-tickets"): Partial<KioskStatus> => ({ day: { ...openStatus.day, state } as KioskStatus["day"] });
const neighbour = { zh: "大门左侧的取号机", en: "the ticket machine left of the entrance" };
const outside = { device: "kiosk-entrance-2", hubUrl: "https://hub.hall-0571.example.net:8600" } as const;
const pin = [/^1$/, /^2$/, /^3$/, /^4$/, /^(确定|OK)/];

export const screens: readonly Screen[] = [
  { name: "start", step: "attract", status: { runtime: "Electron 1.2.3" } },
  { name: "who", step: { visit: { who: "choice" } }, session: { needs: ["elder"] } },
  { name: "phone", step: { visit: { who: "phone" } } },
  { name: "phone, wrong", step: { visit: { who: "phone" } }, press: [/^2$/] },
  { name: "card", step: { visit: { who: "card" } }, press: [/^8$/] },
  { name: "appointment", step: { visit: { who: "appointment" } }, press: [/^K$/, /^7$/, /^M$/, /^2$/, /^Q$/] },
  { name: "looking up", step: { visit: { who: "identifying" } } },
  { name: "services", step: { visit: "service" } },
  { name: "services of a group", step: { visit: "service" }, press: [/^(缴费|Payments)/], notElder: true },
  { name: "services, known", step: { visit: "service" }, session: { person: { person: "p", masked: "138****8000", known: true } } },
  { name: "services, unknown", step: { visit: "service" }, session: { notice: "person-unknown" } },
  { name: "services, another", step: { visit: "service" }, session: { errands } },
  { name: "search", step: { visit: "service" }, press: [/^(拼音查找|Search)/, /^Z$/], notElder: true },
  { name: "ticket, looking", step: { visit: "finding" } },
  { name: "ticket, waiting", ...scanned({ state: "waiting" }, { machine: "self-service" as ZoneId }) },
  { name: "ticket, called", ...scanned({ state: "called", counter: "3" as CounterId }) },
  { name: "ticket, held", ...scanned({ state: "held", aside: { kind: "papers-missing", untilAt: null, zone: null } }) },
  { name: "ticket, at the machine", ...scanned({ state: "held", aside: atMachine }) },
  { name: "ticket, over", ...scanned({ state: "served" }, { again: errands, keepsWait: true }) },
  { name: "going on", step: { visit: "goingOn" } },
  { name: "back in line", step: { visit: "wentOn" }, session: { visit: { ...visit, state: "waiting" } } },
  { name: "off to the machine", step: { visit: "wentOn" }, session: { visit: { ...visit, state: "held", aside: atMachine } } },
  { name: "machine has helped", step: { visit: "wentOn" }, session: { visit: { ...visit, state: "served" } } },
  { name: "asking", step: { visit: "quoting" } },
  { name: "answer, soon", step: { visit: { answer: "soon" } }, session: { errands: errands.slice(0, 1), quote } },
  { name: "answer", step: { visit: { answer: "waiting" } }, session: { errands, quote: { ...quote, recommendation } } },
  { name: "machine", step: { visit: { answer: "offer" } }, session: { errands: errands.slice(0, 1), quote: offered } },
  { name: "directions", step: { visit: "directions" }, session: { quote: offered } },
  { name: "taking", step: { visit: "taking" } },
  { name: "printing", step: { visit: "printing" }, session: issued },
  { name: "take it", step: { visit: "takeIt" }, session: issued },
  {
    name: "take it, again",
    step: { visit: "takeIt" },
    session: { ...issued, offline: true, print: { kind: "printed", copy: 2, confirmed: true } },
  },
  {
    name: "take it, to the machine",
    step: { visit: "takeIt" },
    session: { ...issued, visit: { ...visit, state: "held", aside: atMachine } },
  },
  { name: "take it, now", step: { visit: "takeIt" }, session: { ...issued, ...atMouth("going-back") } },
  { name: "take it, taken", step: { visit: "takeIt" }, session: { ...issued, ...atMouth("taken") } },
  {
    name: "what to do better",
    step: { visit: { feedback: "wishing" } },
    session: { ...issued, feedback: { mark: 2, wish: null } },
  },
  { name: "thanks", step: { visit: { feedback: "thanked" } }, session: { ...issued, feedback: { mark: 3, wish: "more-seats" } } },
  { name: "number, paperless", step: { visit: "numberAlone" }, session: { ...issued, paperless: true } },
  { name: "number, not printed", step: { visit: "numberAlone" }, session: { ...issued, print: notPrinted } },
  { name: "number, put away", step: { visit: "numberAlone" }, session: { ...issued, ...atMouth("retracted") } },
  { name: "printing again", step: { visit: "reprinting" }, session: issued },
  { name: "trouble, hub", ...trouble("hub-away", "take", hubWords) },
  { name: "trouble, agent", ...trouble("agent-away", "quote") },
  { name: "trouble, printer", ...trouble("printer", "take", paperOut.words) },
  { name: "trouble, ticket", ...trouble("refused", "ticket", { zh: "这张号票不是今天的", en: "This ticket is not one of today's." }) },
  {
    name: "trouble, refused",
    ...trouble("refused", "check-in", {
      zh: "没有这个预约码，请核对后再试",
      en: "There is no such appointment code; check it and try again.",
    }),
  },
  { name: "still there", step: { visit: "service" }, warning: true },
  { name: "paper out", step: "attract", status: { printer: paperOut } },
  { name: "paper out, neighbour", step: "attract", status: { printer: paperOut, neighbour } },
  { name: "hub away, numbers of its own", step: "attract", status: { link: "offline", offlineReady: true, outlook: null } },
  { name: "hub away", step: "attract", status: { link: "offline", offlineReady: false } },
  {
    name: "refused",
    step: "attract",
    status: { link: "refused", refusal: { zh: "访问令牌不对，请检查 KIOSK_TOKEN", en: "The token is not known here; check KIOSK_TOKEN." } },
  },
  { name: "closed", step: "attract", status: inState("closed") },
  { name: "last tickets", step: "attract", status: inState("last-tickets") },
  { name: "suspended", step: "attract", status: inMode("suspended") },
  { name: "evacuation", step: "attract", status: inMode("evacuation") },
  { name: "out of use", step: "attract", status: { paused: true, neighbour } },
  { name: "agent lost", step: "attract", agentLost: true },
  { name: "door, code", step: "attract", door: { ...outside, step: "code", code: "482193", hubAway: false }, notElder: true },
  { name: "door, code, hub away", step: "attract", door: { ...outside, step: "code", code: "482193", hubAway: true }, notElder: true },
  { name: "door, hub away", step: "attract", door: { ...outside, step: "away" }, notElder: true },
  { name: "staff PIN", step: "staff" },
  { name: "staff panel", step: "staff", press: pin },
  { name: "for someone", step: "staff", press: [...pin, /^(替客户|Take a ticket for)/, /^(老年人|Senior)/] },
  { name: "services, for someone", step: { visit: "service" }, session: { behalf: { key: "k", because: null }, needs: ["elder"] } },
];
