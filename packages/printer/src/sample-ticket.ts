// A ticket to try a printer with: used by tests, by previews and by whoever sets a printer up.
import { ticketFactsSchema, type TicketFacts } from "./ticket-facts.ts";

/** Facts as a hall would give them, with some of them changed. */
export function sampleFacts(change: Partial<TicketFacts> = {}): TicketFacts {
  return ticketFactsSchema.parse({
    hallName: { zh: "星海通信 中山路营业厅", en: "Xinghai Telecom, Zhongshan Road Hall" },
    number: "A001",
    service: { zh: "宽带新装", en: "New broadband line" },
    peopleAhead: 4,
    waitRange: { p50Minutes: 8, p90Minutes: 14 },
    where: { zh: "请在基础业务区等候", en: "Please wait in the basic services area" },
    issuedAt: "2026-03-02 10:24",
    missedRule: { zh: "过号请到咨询台，号票当日有效", en: "If you miss your call, go to the information desk" },
    qr: "https://hall.example/t/8fQ2kLw0ZrTn4bXc",
    copy: 1,
    language: "zh",
    ...change,
  });
}
