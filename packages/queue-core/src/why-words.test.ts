import { describe, expect, it } from "vitest";
import type { CounterId, LaneId, TicketNumber, VisitId } from "./ids.ts";
import { callRules, passedOverReasons } from "./messages.ts";
import { smallPlan } from "./testing/small-hall.fixture.ts";
import { whyWords } from "./why-words.ts";

const plan = smallPlan();
const visit = { lane: "basic" as LaneId };
const counter = "2" as CounterId;
const at = Date.parse("2025-11-24T10:20:00+08:00");
const passed = (ticket: string, why: "later-deadline" | "lane-not-served") => ({
  visit: ticket as VisitId,
  ticket: ticket as TicketNumber,
  why,
});

describe("why this one", () => {
  it("says something of its own of every rule and every reason, in both languages", () => {
    const explanation = { waitedMs: 60_000, deadlineAt: at, passedOver: [], reason: "asked" };
    const ofRules = callRules.map((rule) => whyWords({ ...explanation, rule }, visit, plan, counter));
    const ofReasons = passedOverReasons.map((why) => {
      const passedOver = [{ visit: "V" as VisitId, ticket: "A009" as TicketNumber, why }];
      return whyWords({ ...explanation, rule: "first-come", passedOver }, visit, plan, counter);
    });
    for (const words of [ofRules, ofReasons]) {
      expect(new Set(words.map(({ zh }) => zh)).size).toBe(words.length);
      expect(new Set(words.map(({ en }) => en)).size).toBe(words.length);
    }
  });

  it("tells the wait, the promise and the time by which it is due", () => {
    const words = whyWords({ rule: "target-wait", waitedMs: 17 * 60_000, deadlineAt: at, passedOver: [] }, visit, plan, counter);
    expect(words.zh).toBe("等候 17 分钟，应在 10:20 前叫到（目标 20 分钟），时限最早。");
    expect(words.en).toBe("Waited 17 min; due by 10:20 (target 20 min), the earliest of all.");
  });

  it("names who was passed over, by reason, and counts those it does not name", () => {
    const passedOver = [
      ...["A002", "A003", "A004", "A005"].map((ticket) => passed(ticket, "later-deadline")),
      passed("V001", "lane-not-served"),
    ];
    const words = whyWords({ rule: "target-wait", waitedMs: 0, deadlineAt: at, passedOver }, visit, plan, counter);
    expect(words.zh).toContain("没有先叫的：A002、A003、A004 等 4 位（时限较晚）、V001（不归本窗口）。");
    expect(words.en).toContain("Not first: A002, A003, A004 and 1 more (due later), V001 (not for this counter).");
  });

  it("repeats the reason that a colleague gave", () => {
    const words = whyWords(
      { rule: "by-name", waitedMs: 0, deadlineAt: at, passedOver: [], reason: "客户已在窗口前" },
      visit,
      plan,
      counter,
    );
    expect(words.zh).toContain("客户已在窗口前");
  });
});
