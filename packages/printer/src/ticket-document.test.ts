// The ticket as data: what it says, what it never says, and what makes a reprint.
import { describe, expect, it } from "vitest";
import { sampleFacts } from "./sample-ticket.ts";
import { reprintOf, ticketDocument, type Block } from "./ticket-document.ts";
import type { TicketFacts } from "./ticket-facts.ts";

const textsOf = (blocks: readonly Block[]): string[] => blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));
const texts = (change: Partial<TicketFacts> = {}): string[] => textsOf(ticketDocument(sampleFacts(change)).blocks);

describe("a ticket", () => {
  it("says people ahead and the waiting range, Chinese first", () => {
    const lines = texts();
    expect(lines).toContain("您前面 4 位，约 8-14 分钟");
    expect(lines).toContain("4 ahead of you, about 8-14 min");
    expect(lines.indexOf("您前面 4 位，约 8-14 分钟")).toBeLessThan(lines.indexOf("4 ahead of you, about 8-14 min"));
  });

  it("lets English lead for a customer who chose it", () => {
    const lines = texts({ language: "en" });
    expect(lines.indexOf("New broadband line")).toBeLessThan(lines.indexOf("宽带新装"));
  });

  it("tells whoever is next to listen, and never prints 0", () => {
    const lines = texts({ peopleAhead: 0, waitRange: { p50Minutes: 0, p90Minutes: 2 } });
    expect(lines).toContain("请留意叫号");
    expect(lines).toContain("Listen for your call");
    expect(lines.join("\n")).not.toMatch(/前面 0|0 ahead/);
  });

  it.each([
    [{ p50Minutes: 0.2, p90Minutes: 0.9 }, "约 1 分钟"],
    [{ p50Minutes: 5, p90Minutes: 5 }, "约 5 分钟"],
    [{ p50Minutes: 4.4, p90Minutes: 8.1 }, "约 4-9 分钟"],
  ])("rounds the range %j to whole minutes, the far end upwards", (waitRange, words) => {
    expect(texts({ waitRange }).some((line) => line.endsWith(words))).toBe(true);
  });

  it("leaves the range out when there is none", () => {
    expect(texts({ waitRange: null })).toContain("您前面 4 位");
  });

  it("has the size and order of the layout: the number at four times size, and a cut last", () => {
    const { blocks } = ticketDocument(sampleFacts());
    expect(blocks.find((block) => block.kind === "text" && block.text === "A001")).toMatchObject({ width: 4, height: 4 });
    expect(blocks.at(-1)).toEqual({ kind: "cut" });
  });

  it("leaves no hint and no double gap where there is no QR code", () => {
    const { blocks } = ticketDocument(sampleFacts({ qr: null, where: null }));
    expect(blocks.some((block) => block.kind === "qr")).toBe(false);
    expect(textsOf(blocks).join()).not.toMatch(/扫码|Scan/);
    expect(blocks.some((block, index) => block.kind === "feed" && blocks[index + 1]?.kind === "feed")).toBe(false);
  });

  it.each(["customerName", "phone", "tier", "idNumber"])("refuses a field %s: nothing personal reaches the paper", (field) => {
    expect(() => ticketDocument({ ...sampleFacts(), [field]: "13800001234" })).toThrow(field);
  });

  it.each([
    [{ number: "a1" }, "number"],
    [{ number: "V001 张三" }, "number"],
    [{ peopleAhead: -1 }, "peopleAhead"],
    [{ copy: 0 }, "copy"],
    [{ waitRange: { p50Minutes: 9, p90Minutes: 3 } }, "p90Minutes"],
  ])("refuses %j and names the field", (change, field) => {
    expect(() => ticketDocument({ ...sampleFacts(), ...change })).toThrow(field);
  });

  it("takes another layout as data", () => {
    const style = { align: "left", width: 2, height: 2, bold: false, small: false, inverse: false } as const;
    const { blocks } = ticketDocument(sampleFacts(), [{ show: "number", ...style }, { show: "cut" }]);
    expect(blocks).toEqual([{ kind: "text", text: "A001", ...style }, { kind: "cut" }]);
  });
});

describe("a reprint", () => {
  it("keeps the number and is marked in both languages", () => {
    const reprint = reprintOf(ticketDocument(sampleFacts()));
    expect(reprint.facts).toMatchObject({ number: "A001", copy: 2 });
    expect(textsOf(reprint.blocks)).toContain("补打 REPRINT");
    expect(textsOf(reprintOf(reprint).blocks)).toContain("补打 REPRINT 2");
  });

  it("is the only paper that is marked", () => {
    expect(texts().join()).not.toMatch(/补打|REPRINT/);
  });

  it("cannot be made to look like the original", () => {
    expect(reprintOf(ticketDocument(sampleFacts()), 1).facts.copy).toBe(2);
  });
});
