// Appointments: booked, given up, checked in early, in time or late, and missed.

import { describe, expect, it } from "vitest";
import { decide } from "../decide.ts";
import { type HallPlan, type Tier, hallPlanSchema } from "../hall-plan.ts";
import type { AppointmentCode, Instant } from "../ids.ts";
import { type Command, type CommandOf, commandSchema } from "../messages.ts";
import { checkPlan, planAdvice } from "../plan-check.ts";
import {
  type Said,
  dayClosed,
  ended,
  issued,
  lane,
  openDay,
  opened,
  press,
  published,
  service,
  signedIn,
  signedOut,
  takeTicket,
  ticketsStopped,
  visitOf,
} from "../testing/happenings.fixture.ts";
import { at, smallPlan } from "../testing/small-hall.fixture.ts";
import { given, givenIn, givenOnly } from "../testing/story.fixture.ts";

const small = smallPlan();
const rules = {
  checkInMinutesBefore: 15,
  graceMinutes: 10,
  closesMinutesBefore: 30,
  daysAhead: 7,
  slotMinutes: 15,
  perSlot: 2,
  missed: { most: 2, withinDays: 30 },
};
const reason = { zh: "请就座", en: "Please have a seat" };

/** The small hall with a lane Y for those who booked: counter 2 calls from it too, and they are due within three minutes. */
const booking: HallPlan = {
  ...small,
  appointments: rules,
  lanes: [...small.lanes, { id: lane("booked"), letter: "Y", name: { zh: "预约", en: "Booked" }, shape: "triangle", targetWaitMinutes: 3 }],
  counters: small.counters.map((one) => (one.id === "2" ? { ...one, lanes: [...one.lanes, lane("booked")] } : one)),
  diversion: [{ id: "booked", when: { appointment: true }, lane: lane("booked"), reason }, ...small.diversion],
};

const code = (text: string) => text as AppointmentCode;
const book = (text: string, clock: string | Instant, more: Partial<CommandOf<"book-appointment">> = {}): Command => ({
  type: "book-appointment",
  code: code(text),
  slotAt: typeof clock === "string" ? at(clock) : clock,
  errands: [service("open-account")],
  tier: "standard",
  needs: [],
  ...more,
});
const booked = (text: string, clock: string, more: Partial<Extract<Said, { type: "appointment-booked" }>> = {}): Said => ({
  type: "appointment-booked",
  code: code(text),
  slotAt: at(clock),
  errands: [service("open-account")],
  tier: "standard",
  needs: [],
  ...more,
});
const over = (text: string, end: "cancelled" | "missed" | "hall-closed"): Said => ({ type: "appointment-ended", code: code(text), end });
const checkIn = (text: string, ticket: string, tier: Tier = "standard"): Command => {
  const { visit, token } = takeTicket(ticket);
  return { type: "check-in", code: code(text), visit, token, tier, needs: [], channel: "kiosk", language: "zh" };
};
const cancelIt = (text: string): Command => ({ type: "cancel-appointment", code: code(text) });
const dayMs = 86_400_000;

describe("booking", () => {
  it("BOOK-1: takes a time for services of the hall, under a code that is not in use", () => {
    const story = givenIn(booking)
      .when(book("B1001", "11:00", { holder: "ref-4711-x" }), "09:30")
      .then(booked("B1001", "11:00", { holder: "ref-4711-x" }));
    story.when(book("B1001", "12:00"), "09:31").then("appointment-code-taken");
    story.when(book("B1002", "12:00", { errands: [service("gift")] }), "09:31").then("unknown-service");
    story.when(book("B1002", "12:00", { errands: [service("top-up"), service("top-up")] }), "09:31").then("duplicate-errand");
    given().when(book("B1001", "11:00"), "09:30").then("no-appointments");
  });

  it("BOOK-1: takes no phone or identity number for a reference", () => {
    const holds = (holder: string) => commandSchema.safeParse({ ...book("B1001", "11:00"), holder }).success;
    expect(["ref-4711-x", "9f86d081884c7d659a2feaa0c55ad015"].map(holds)).toEqual([true, true]);
    expect(["13800001234", "11010119900307123X", "lin", "lin@example"].map(holds)).toEqual([false, false, false, false]);
    expect(commandSchema.parse(cancelIt(" b1001 "))).toEqual(cancelIt("B1001"));
  });

  it("BOOK-2: closes ahead of the time, and reaches so many days ahead", () => {
    const story = givenIn(booking);
    story.when(book("B1001", "10:29"), "10:00").then("booking-closed");
    story.when(book("B1001", "09:00"), "10:00").then("booking-closed");
    story.when(book("B1001", at("10:01") + 7 * dayMs), "10:00").then("booking-too-far-ahead");
    story.when(book("B1001", at("10:00") + 7 * dayMs), "10:00").then(booked("B1001", "10:00", { slotAt: at("10:00") + 7 * dayMs }));
    story.when(book("B1002", "10:30"), "10:00").then(booked("B1002", "10:30"));
  });

  it("BOOK-2: lies within the opening hours of its day, by the hall's own clock", () => {
    const story = givenOnly(published(booking));
    story.when(book("B1001", "08:59"), "07:00").then("slot-outside-hours");
    story.when(book("B1001", "17:00"), "07:00").then("slot-outside-hours");
    story.when(book("B1001", at("10:00") + 6 * dayMs), "10:00").then("slot-outside-hours");
    story.when(book("B1001", "16:59"), "07:00").then(booked("B1001", "16:59"));
    givenOnly(published({ ...booking, demo: true }))
      .when(book("B1001", "23:00"), "07:00")
      .then(booked("B1001", "23:00"));
  });

  it("BOOK-3: has no more within one slot than the plan has room for", () => {
    const story = givenIn(booking, booked("B1001", "11:00"), booked("B1002", "11:10"));
    story.when(book("B1003", "11:05"), "09:30").then("slot-full");
    story.when(book("B1003", "11:15"), "09:30").then(booked("B1003", "11:15"));
    story.when(cancelIt("B1001"), "09:40").then(over("B1001", "cancelled"));
    story.when(book("B1004", "11:00"), "09:41").then(booked("B1004", "11:00"));
  });

  it("BOOK-4: is closed for now to whoever has missed too many, and open to others", () => {
    const holder = "ref-4711-x";
    const missedOnce = [booked("B1001", "10:00", { holder }), "17:00", over("B1001", "missed")] as const;
    const story = givenIn(booking, ...missedOnce);
    story.when(book("B1002", at("10:00") + dayMs, { holder }), "18:00").then(booked("B1002", "10:00", { slotAt: at("10:00") + dayMs }));
    story.tell([over("B1002", "missed")]);
    story.when(book("B1003", at("10:00") + dayMs, { holder }), "18:00").then("missed-too-often");
    story.when(book("B1003", at("10:00") + dayMs), "18:00").then(booked("B1003", "10:00", { slotAt: at("10:00") + dayMs }));
    expect(decide(story.hall, book("B1004", at("10:00") + 35 * dayMs, { holder }), at("10:00") + 32 * dayMs)).toHaveProperty("events");
  });
});

describe("check-in", () => {
  it("BOOK-5: begins so many minutes before the time, and says when", () => {
    const story = givenIn(booking, booked("B1001", "11:00"));
    const early = decide(story.hall, checkIn("B1001", "Y001"), at("10:44:59"));
    expect(early).toMatchObject({
      refusal: { type: "check-in-too-early", words: { en: "Your appointment is at 11:00. Check in from 10:45, or take a ticket now." } },
    });
    story.when(checkIn("B1001", "Y001"), "10:45").then(issued("Y001", { lane: lane("booked"), rule: "booked" }));
  });

  it("BOOK-5: names the day of an appointment on another", () => {
    const story = givenIn(booking, booked("B1001", "11:00", { slotAt: at("11:00") + dayMs }));
    expect(decide(story.hall, checkIn("B1001", "Y001"), at("11:00"))).toMatchObject({
      refusal: { words: { zh: "您的预约是 11-24 11:00，11-24 10:45 起可以签到；也可以现在直接取号。" } },
    });
  });

  it("BOOK-5: makes one visit of an appointment that is booked", () => {
    const story = givenIn(booking, booked("B1001", "11:00"));
    story.when(checkIn("B9999", "Y001"), "11:00").then("unknown-appointment");
    story.when(checkIn("B1001", "Y001"), "11:00").then(issued("Y001"));
    story.when(checkIn("B1001", "Y002"), "11:01").then("appointment-checked-in");
    story.when(cancelIt("B1001"), "11:01").then("appointment-checked-in");
    givenOnly(published(booking), booked("B1001", "11:00")).when(checkIn("B1001", "Y001"), "11:00").then("hall-closed");
  });

  it("BOOK-6: counts as waiting from the booked time, or from an arrival after it", () => {
    const story = givenIn(booking, booked("B1001", "11:00"), booked("B1002", "11:00"));
    story
      .when(checkIn("B1001", "Y001"), "10:50")
      .then(issued("Y001", { appointment: { code: code("B1001"), slotAt: at("11:00"), late: false } }));
    story.when(checkIn("B1002", "Y002"), "11:10").then(issued("Y002"));
    const claims = [...story.hall.visits.values()].map(({ claimAt }) => claimAt);
    expect(claims).toEqual([at("11:00"), at("11:10")]);
  });

  it("BOOK-6: is called before a walk-in once its time is near, and waits for nobody's sake when all others are done", () => {
    const story = givenIn(booking, booked("B1001", "11:00"), signedIn("2"), "10:50", issued("A001"));
    story.when(checkIn("B1001", "Y001"), "10:50").then(issued("Y001"));
    // Due at 11:03; whoever came at 10:50 to the basic lane is due at 11:10.
    expect(decide(story.hall, press("call-next", "2"), at("10:52"))).toMatchObject({
      events: [{ visit: visitOf("Y001"), explanation: { waitedMs: 0 } }],
    });
    expect(decide(story.hall, press("call-next", "2"), at("11:02"))).toMatchObject({ events: [{ explanation: { waitedMs: 120_000 } }] });
  });

  it("BOOK-6: knows the more favourable of what was booked and what is known now", () => {
    const story = givenIn(booking, booked("B1001", "11:00", { tier: "vip", needs: ["elder"] }));
    story.when(checkIn("B1001", "Y001"), "11:00").then(issued("Y001", { tier: "vip", needs: ["elder"] }));
  });

  it("BOOK-7: later than the grace is a walk-in like any other", () => {
    const story = givenIn(booking, booked("B1001", "11:00"), booked("B1002", "11:00"));
    story.when(checkIn("B1001", "Y001"), "11:10").then(issued("Y001"));
    story.when(checkIn("B1002", "A001"), "11:10:01").then(
      issued("A001", {
        lane: lane("basic"),
        rule: "everyone-else",
        appointment: { code: code("B1002"), slotAt: at("11:00"), late: true },
      }),
    );
    expect(story.hall.visits.get(visitOf("A001"))?.claimAt).toBe(at("11:10:01"));
  });

  it("BOOK-8: is possible in time though no more tickets are given out, and late it is not", () => {
    const story = givenIn(booking, booked("B1001", "16:40"), booked("B1002", "16:20"), "16:30", ticketsStopped());
    story.when(checkIn("B1001", "Y001"), "16:35").then(issued("Y001"));
    story.when(checkIn("B1002", "A001"), "16:35").then("no-more-tickets");
  });
});

describe("an appointment for which nobody comes", () => {
  it("BOOK-9: is missed when the day closes, and kept when its time has not come", () => {
    const story = givenIn(booking, booked("B1001", "10:00"), booked("B1002", "16:00"), signedIn("1"));
    story.when({ type: "close-day" }, "12:00").then(signedOut("1"), over("B1001", "missed"), dayClosed());
    expect([...story.hall.appointments.keys()]).toEqual(["B1002"]);
  });

  it("BOOK-9: is nobody's fault when the hall was closed at that time", () => {
    const holder = "ref-4711-x";
    const story = givenOnly(published(booking), booked("B1001", "10:00", { holder }), booked("B1002", "16:00"));
    story.when(openDay(), "12:00").then(opened(), over("B1001", "hall-closed"));
    expect(story.hall.missed.size).toBe(0);
  });

  it("BOOK-9: is forgotten with its day once somebody came", () => {
    const story = givenIn(booking, booked("B1001", "10:00"));
    story.when(checkIn("B1001", "Y001"), "10:00").then(issued("Y001"));
    story.tell([ended("Y001", "day-closed"), dayClosed(), opened()]);
    expect(story.hall.appointments.size).toBe(0);
  });
});

describe("a plan for a hall with appointments", () => {
  it("BOOK-10: is not published while it could not keep what is booked", () => {
    const story = givenIn(booking, booked("B1001", "11:00"));
    story
      .when({ type: "publish-plan", plan: { ...small, lanes: booking.lanes, counters: booking.counters } }, "10:00")
      .then("plan-mistaken");
    story.when({ type: "publish-plan", plan: small }, "10:00").then("appointments-booked");
    const services = booking.services.filter(({ id }) => id !== "open-account");
    story.when({ type: "publish-plan", plan: { ...booking, services } }, "10:00").then("appointments-booked");
    story.when(cancelIt("B1001"), "10:01").then(over("B1001", "cancelled"));
    story.when({ type: "publish-plan", plan: small }, "10:02").then(published(small));
  });

  it("ROUTE-9: asks in its rules for an appointment, and for minutes early or late", () => {
    const late = { id: "late", when: { offsetMinutes: { atLeast: 1 } }, lane: lane("basic"), reason } as HallPlan["diversion"][number];
    const plan = { ...booking, diversion: [late, ...booking.diversion] };
    const story = givenIn(plan, booked("B1001", "11:00"), booked("B1002", "11:00"));
    story.when(checkIn("B1001", "Y001"), "11:00:59").then(issued("Y001", { rule: "booked" }));
    story.when(checkIn("B1002", "A001"), "11:01").then(issued("A001", { rule: "late" }));
    story.when(takeTicket("A002"), "11:02").then(issued("A002", { rule: "everyone-else" }));
  });

  it("ROUTE-9, PLAN-2: has no rule that no appointment can meet, nor one that others take everything from", () => {
    const withRule = (when: HallPlan["diversion"][number]["when"], plan = booking) =>
      checkPlan({ ...plan, diversion: [{ id: "tried", when, lane: lane("basic"), reason }, ...plan.diversion] }).map(({ path, words }) => [
        path.join("."),
        words.en,
      ]);
    expect(withRule({ offsetMinutes: { atLeast: -15, atMost: -1 } })).toEqual([]);
    expect(withRule({ offsetMinutes: { atLeast: 11 } })).toMatchObject([
      ["diversion.0.when", expect.stringContaining("check-in runs from -15 to 10 minutes")],
    ]);
    expect(withRule({ appointment: false, offsetMinutes: {} })).toHaveLength(1);
    expect(withRule({ appointment: true }, small)).toMatchObject([["diversion.0.when", expect.stringContaining("takes no appointments")]]);
    const shadowed = checkPlan({
      ...booking,
      diversion: [
        ...booking.diversion.slice(0, 1),
        { id: "early", when: { offsetMinutes: { atMost: -5 } }, lane: lane("basic"), reason },
        ...booking.diversion.slice(1),
      ],
    });
    expect(shadowed.map(({ words }) => words.en)).toEqual([expect.stringContaining("5 min early for an appointment")]);
  });

  it("is complete with defaults, and worth a look while no rule asks for an appointment", () => {
    expect(hallPlanSchema.parse({ ...small, appointments: {} }).appointments).toMatchObject({
      checkInMinutesBefore: 15,
      graceMinutes: 10,
      missed: { most: 2 },
    });
    expect(checkPlan(booking)).toEqual([]);
    expect(planAdvice({ ...small, appointments: rules }).map(({ path }) => path.join("."))).toContain("appointments");
  });
});
