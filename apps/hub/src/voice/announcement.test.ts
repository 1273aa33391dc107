import type { CounterId, TicketNumber } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { type AnnouncementKind, announcement } from "./announcement.ts";

const announcements = {
  call: { zh: "请 {ticket} 号到 {counter} 号窗口办理业务", en: "{ticket}, please go to counter {counter}" },
  missed: { zh: "{ticket} 已过号，请到咨询台", en: "{ticket}, you have missed your call" },
  soon: { zh: "请 {ticket} 号准备", en: "{ticket}, please get ready" },
};
const say = (kind: AnnouncementKind, language: "zh" | "en", ticket = "A001", counter = "3") =>
  announcement({ kind, ticket: ticket as TicketNumber, counter: counter as CounterId, announcements, language });

describe("the text of an announcement", () => {
  it("has the ticket digit by digit and the counter as a number", () => {
    expect(say("call", "zh", "A012", "12")).toBe("请 A零一二 号到 十二 号窗口办理业务");
    expect(say("call", "en", "A012", "12")).toBe("A, zero one two, please go to counter twelve");
  });

  it("is the same for a recall as for the call", () => {
    for (const language of ["zh", "en"] as const) expect(say("recall", language)).toBe(say("call", language));
  });

  it("uses the hall's own phrase for each kind", () => {
    expect(say("missed", "zh", "E100")).toBe("E一零零 已过号，请到咨询台");
    expect(say("soon", "en", "V007")).toBe("V, zero zero seven, please get ready");
  });

  it("leaves anything else in braces as the hall wrote it", () => {
    const odd = { ...announcements, call: { zh: "{ticket}，{ticket}：{who} 请", en: "x" } };
    const text = announcement({
      kind: "call",
      ticket: "A001" as TicketNumber,
      counter: "3" as CounterId,
      announcements: odd,
      language: "zh",
    });
    expect(text).toBe("A零零一，A零零一：{who} 请");
  });
});
