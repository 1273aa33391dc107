// The parts that the session machine is made of: what it may ask for, what it remembers, how long it waits.

import { assertEvent, assign, fromPromise, raise, setup } from "xstate";
import type { BridgeBody, BridgeResult, Wish } from "../../bridge.ts";
import type { PrintResult } from "../../agent/take-result.ts";
import { type KioskLanguage, languageAfter, languageOf } from "../words/languages.ts";
import { readScan } from "./scan.ts";
import { type SessionContext, type SessionEvent, fateOfPaper, freshSession, mostErrands } from "./session-context.ts";

const notProvided = (): never => {
  throw new Error("the session's requests are provided by whoever starts it");
};

const isUnhurried = ({ elder, unhurried }: SessionContext): boolean => elder || unhurried;
/** How long a step waits, in ms: whoever chose elder mode, listens or works by switches is given twice as long. */
const patience = (ms: number, context: SessionContext): number => (isUnhurried(context) ? 2 * ms : ms);

/** The answer takes the ticket by itself, so that a common errand is three touches; for the unhurried nothing goes by itself. */
export const readingMs = 6_000;
export const warningMs = (context: SessionContext): number => patience(20_000, context);

/**
 * How long the screen waits beside the ticket. Without a presenter that tells, as long as taking it takes; with one until it was taken, and
 * then as long as it takes to read where to go.
 */
function takingMs(context: SessionContext): number {
  const guided = context.visit?.aside !== null && context.visit?.aside !== undefined;
  switch (fateOfPaper(context)) {
    case "presented":
    case "going-back":
      return 90_000;
    case "taken":
      return guided ? 6_000 : 2_500;
    default:
      // Whoever goes to a machine has its way to read, too.
      return guided ? 10_000 : 6_000;
  }
}

const inTongue = ({ id, hall }: KioskLanguage): Pick<SessionContext, "tongue" | "language"> => ({ tongue: id, language: hall });

export const sessionSetup = setup({
  types: { context: {} as SessionContext, events: {} as SessionEvent },
  actors: {
    identify: fromPromise<BridgeResult["identify"], BridgeBody<"identify">>(notProvided),
    quote: fromPromise<BridgeResult["quote"], Wish>(notProvided),
    take: fromPromise<BridgeResult["take"], Wish>(notProvided),
    ticket: fromPromise<BridgeResult["ticket"], BridgeBody<"ticket">>(notProvided),
    goOn: fromPromise<BridgeResult["goOn"], BridgeBody<"goOn">>(notProvided),
    checkIn: fromPromise<BridgeResult["checkIn"], BridgeBody<"checkIn">>(notProvided),
    paper: fromPromise<PrintResult | null, BridgeBody<"paper">>(notProvided),
    reprint: fromPromise<PrintResult | null, BridgeBody<"reprint">>(notProvided),
  },
  actions: {
    /** The session is over: the agent forgets who it was. */
    leave: (_: unknown, _params: { person: string | null }) => {},
    /** What was said of taking the number goes to the hall. */
    tellFeedback: (_: unknown, _params: BridgeBody<"feedback"> | null) => {},
    watch: raise({ type: "WATCH" }),
    rest: raise({ type: "REST" }),
    startAgain: raise({ type: "START_AGAIN" }),
    begin: assign(({ context, event }) => {
      assertEvent(event, "BEGIN");
      return { ...inTongue(languageOf(event.language)), elder: event.elder ?? context.elder, paperless: event.paperless ?? false };
    }),
    forget: assign(() => freshSession),
    toggleLanguage: assign(({ context }) => inTongue(languageAfter(context.tongue))),
    toggleElder: assign({ elder: ({ context }) => !context.elder }),
    slowDown: assign({ unhurried: true }),
    toggleContrast: assign({ contrast: ({ context }) => !context.contrast }),
    keepCode: assign({
      code: ({ event }) => {
        if (event.type === "CHECK_IN") return event.code;
        assertEvent(event, "SCANNED");
        const scan = readScan(event.value, true);
        return scan?.kind === "appointment" ? scan.code : null;
      },
    }),
    keepToken: assign({
      token: ({ event }) => {
        assertEvent(event, "SCANNED");
        const scan = readScan(event.value);
        return scan?.kind === "ticket" ? scan.token : null;
      },
    }),
    /** The same matter again: the earlier ticket goes with it. */
    comeBackFor: assign(({ context, event }) => {
      assertEvent(event, "AGAIN");
      return { errands: [event.service], returnOf: context.token, declinedSelfService: true };
    }),
    /** Another matter has nothing to do with the earlier ticket. */
    beginAnew: assign({ errands: [], returnOf: null, declinedSelfService: false }),
    takeForSomeone: assign(({ event }) => {
      assertEvent(event, "FOR_SOMEONE");
      return { behalf: event.behalf, needs: event.needs };
    }),
    keepPlace: assign({ keepPlace: true }),
    keepMouth: assign({
      mouth: ({ event }) => {
        assertEvent(event, "MOUTH");
        return event.mouth;
      },
    }),
    withoutPaper: assign({ paperless: true }),
    toggleWheelchair: assign({ wheelchair: ({ context }) => !context.wheelchair }),
    toggleNeed: assign({
      needs: ({ context, event }) => {
        assertEvent(event, "NEED");
        const without = context.needs.filter((need) => need !== event.need);
        return without.length < context.needs.length ? without : [...without, event.need];
      },
    }),
    addErrand: assign({
      errands: ({ context, event }) => {
        assertEvent(event, "SERVICE");
        return context.errands.includes(event.service) ? context.errands : [...context.errands, event.service];
      },
      // A machine that was declined for one errand has not been declined for the next.
      declinedSelfService: false,
      keepPlace: false,
      notice: null,
    }),
    dropErrand: assign({ errands: ({ context }) => context.errands.slice(0, -1), declinedSelfService: false, keepPlace: false }),
    keepMark: assign({
      feedback: ({ event }) => {
        assertEvent(event, "FEEDBACK");
        return { mark: event.mark, wish: null };
      },
    }),
    keepWish: assign({
      feedback: ({ context, event }) => {
        assertEvent(event, "WISH");
        return context.feedback && { ...context.feedback, wish: event.wish };
      },
    }),
    declineSelfService: assign({ declinedSelfService: true, keepPlace: false }),
  },
  guards: {
    /** The ticket is not to be had any more. */
    wentBack: ({ context }) => ["retracted", "ejected"].includes(fateOfPaper(context) ?? ""),
    isNews: ({ context, event }) => {
      assertEvent(event, "MOUTH");
      return JSON.stringify(event.mouth) !== JSON.stringify(context.mouth);
    },
    hasErrands: ({ context }) => context.errands.length > 0,
    hasSeveralErrands: ({ context }) => context.errands.length > 1,
    mayAddErrand: ({ context }) => context.errands.length < mostErrands,
    offersMachine: ({ context }) => context.quote?.selfService !== null && context.quote?.selfService !== undefined,
    isUnhurried: ({ context }) => isUnhurried(context),
    scannedAppointment: ({ event }) => event.type === "SCANNED" && readScan(event.value)?.kind === "appointment",
    scannedTicket: ({ event }) => event.type === "SCANNED" && readScan(event.value)?.kind === "ticket",
    /** Only the hub can keep a place. */
    mayKeepPlace: ({ context }) => context.quote?.offline !== true,
    comesBack: ({ context }) => context.returnOf !== null,
    failedToFind: ({ context }) => context.trouble?.retry === "ticket",
    scannedCode: ({ event }) => event.type === "SCANNED" && readScan(event.value, true)?.kind === "appointment",
    scannedCard: ({ event }) => event.type === "SCANNED" && readScan(event.value)?.kind === "card",
    failedToCheckIn: ({ context }) => context.trouble?.retry === "check-in",
    failedToTake: ({ context }) => context.trouble?.retry === "take",
  },
  delays: {
    idle: ({ context }) => patience(30_000, context),
    warning: ({ context }) => warningMs(context),
    reading: readingMs,
    directions: ({ context }) => patience(10_000, context),
    takeIt: ({ context }) => patience(takingMs(context), context),
    thanks: ({ context }) => patience(2_500, context),
    noteIt: ({ context }) => patience(60_000, context),
  },
});
