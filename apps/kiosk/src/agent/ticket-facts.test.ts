import { ticketFactsSchema } from "@hallflow/printer";
import type { ServiceId, TicketNumber, TicketToken, VisitView } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { smallPlan } from "./fake-hub.fixture.ts";
import { HallCalendar } from "./hall-calendar.ts";
import { ticketFacts } from "./ticket-facts.ts";

const visit = {
  ticket: "A007" as TicketNumber,
  zone: smallPlan.zones[0]?.id ?? null,
  errands: [{ service: "explain-bill" as ServiceId, state: "current" }],
  peopleAhead: 3,
  waitRange: { p50Minutes: 4, p90Minutes: 9 },
  issuedAt: Date.parse("2026-03-02T02:24:59Z"),
} as unknown as VisitView;
const context = {
  plan: smallPlan,
  language: "zh",
  token: "abcdefghijklmnopqrstuv" as TicketToken,
  ticketUrl: "https://hall.example/t/",
} as const;

describe("what a ticket says", () => {
  it("is what the hub said of the visit, in the hall's words and time", () => {
    const facts = ticketFacts(visit, context);
    expect(facts).toEqual({
      hallName: { zh: "测试营业厅", en: "Test Hall" },
      number: "A007",
      service: { zh: "账单解释", en: "Explain a bill" },
      peopleAhead: 3,
      waitRange: { p50Minutes: 4, p90Minutes: 9 },
      where: { zh: "进门直走", en: "straight ahead" },
      issuedAt: "2026-03-02 10:24",
      missedRule: smallPlan.ticketNote,
      qr: "https://hall.example/t/abcdefghijklmnopqrstuv",
      copy: 1,
      language: "zh",
    });
    expect(ticketFactsSchema.parse(facts)).toEqual(facts);
  });

  it("says to whoever tries a machine first where it is, until when their place is kept, and how to come back", () => {
    const untilAt = Date.parse("2026-03-02T02:55:00Z");
    const aside = { kind: "at-machine", untilAt, zone: "machines" };
    const facts = ticketFacts({ ...visit, aside } as unknown as VisitView, context);
    expect(facts.where).toEqual({ zh: "左侧", en: "on the left" });
    expect(facts.instead?.zh).toBe("没办成请回来扫此码，位置留到 10:55");
    expect(ticketFactsSchema.parse(facts)).toEqual(facts);
  });

  it("names the first of several errands and counts the others", () => {
    const errands = ["explain-bill", "print-invoice", "undecided"].map((service) => ({ service, state: "pending" }));
    expect(ticketFacts({ ...visit, errands } as unknown as VisitView, context).service).toEqual({
      zh: "账单解释等 3 项",
      en: "Explain a bill + 2 more",
    });
  });

  it("names the wish to be shown around, and no place where there is none", () => {
    const errands = [{ service: "undecided", state: "current" }];
    const facts = ticketFacts({ ...visit, zone: null, errands } as unknown as VisitView, context);
    expect([facts.service.zh, facts.where]).toEqual(["不确定，带我看看", null]);
  });
});

describe("the hall's calendar", () => {
  it("counts midnight as 0 and keeps to its own zone", () => {
    const shanghai = new HallCalendar("Asia/Shanghai");
    expect(shanghai.minuteOfDay(Date.parse("2026-03-01T16:05:00Z"))).toBe(5);
    expect(shanghai.dateAndTime(Date.parse("2026-03-01T16:05:00Z"))).toBe("2026-03-02 00:05");
    expect(new HallCalendar("Europe/London").minuteOfDay(Date.parse("2026-07-01T23:30:00Z"))).toBe(30);
  });
});
