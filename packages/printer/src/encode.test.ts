// The bytes of a ticket, judged by what a strict printer makes of them.
import * as fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { encodeDocument } from "./encode.ts";
import { encodeResident } from "./encode-resident.ts";
import { printerProfiles, type PrinterProfile } from "./profile.ts";
import { sampleFacts } from "./sample-ticket.ts";
import { ticketDocument, type TicketDocument } from "./ticket-document.ts";
import { CommandParser } from "./virtual/command-parser.ts";
import { Typesetter, type CutPaper } from "./virtual/typesetter.ts";

const profiles = Object.values<PrinterProfile>(printerProfiles);
const resident = profiles.filter((profile) => profile.text === "resident");

/** Everything that comes out of a printer, and what it complains about. */
async function printed(document: TicketDocument, profile: PrinterProfile): Promise<{ papers: CutPaper[]; complaints: string[] }> {
  const setter = new Typesetter(profile.dotsPerLine, profile.headToCutterDots);
  const papers: CutPaper[] = [];
  const complaints: string[] = [];
  for (const command of new CommandParser().push(await encodeDocument(document, profile))) {
    for (const effect of setter.apply(command)) {
      if (effect.kind === "cut") papers.push(setter.cut());
      if (effect.kind === "complaint") complaints.push(effect.words);
    }
  }
  return { papers, complaints };
}

describe.each(resident.map((profile) => [profile.name, profile] as const))("resident bytes for %s", (_name, profile) => {
  it("print one paper with every line of the ticket, decoded from GB18030", async () => {
    const { papers, complaints } = await printed(ticketDocument(sampleFacts()), profile);
    expect(complaints).toEqual([]);
    expect(papers).toHaveLength(1);
    expect(papers[0]?.text).toEqual(expect.arrayContaining(["A001", "宽带新装", "您前面 4 位，约 8-14 分钟", "New broadband line"]));
    expect(papers[0]?.qr).toEqual(["https://hall.example/t/8fQ2kLw0ZrTn4bXc"]);
  });

  it("switch to Chinese mode before the first Chinese byte, after the reset that would undo it", () => {
    const commands = new CommandParser().push(encodeResident(ticketDocument(sampleFacts()).blocks, profile));
    expect(commands.slice(0, 2)).toMatchObject([{ name: "ESC @" }, { name: "FS &" }]);
    expect(commands.findIndex((command) => command.kind === "text")).toBeGreaterThan(1);
  });

  it("draw the QR code natively, with the commands of the makers and not of the clones", () => {
    const names = new CommandParser()
      .push(encodeResident(ticketDocument(sampleFacts()).blocks, profile))
      .map((command) => ("name" in command ? command.name : ""));
    expect(names.filter((name) => name === "GS ( k")).toHaveLength(5);
  });

  it("leave the reprint's mark white on black", async () => {
    const { papers } = await printed(ticketDocument(sampleFacts({ copy: 2 })), profile);
    const marked = papers[0]?.marks.flatMap((mark) => (mark.kind === "glyph" && mark.inverse ? [mark.char] : [])).join("");
    expect(marked?.trim()).toBe("补打 REPRINT");
  });
});

describe("resident bytes", () => {
  it("hold the text as GB18030, four bytes where two are not enough", () => {
    const bytes = encodeResident(
      ticketDocument(sampleFacts({ service: { zh: "㐂𠮷业务", en: "Rare" } })).blocks,
      printerProfiles["epson-80"],
    );
    expect(bytes.includes(iconv.encode("㐂𠮷业务", "gb18030"))).toBe(true);
  });

  it("are a picture of the QR code where the printer draws none", async () => {
    const profile: PrinterProfile = { ...printerProfiles["generic-58"], qr: "raster" };
    const { papers, complaints } = await printed(ticketDocument(sampleFacts()), profile);
    expect(complaints).toEqual([]);
    expect(papers[0]?.marks.filter((mark) => mark.kind === "dots").length).toBeGreaterThan(0);
    expect(papers[0]?.qr).toEqual([]);
  });

  it("stay under a kilobyte: a printer on a slow line begins at once", () => {
    expect(encodeResident(ticketDocument(sampleFacts({ copy: 2 })).blocks, printerProfiles["epson-80"]).length).toBeLessThan(1_000);
  });
});

describe("any ticket on any printer", () => {
  const words = fc
    .record({ zh: fc.string({ minLength: 1, unit: "grapheme" }), en: fc.string({ minLength: 1 }) })
    .filter(({ zh, en }) => zh.trim() !== "" && en.trim() !== "");
  const facts = fc.record({
    hallName: words,
    number: fc.stringMatching(/^[A-Z][0-9]{3}$/),
    service: words,
    peopleAhead: fc.nat(2_000),
    waitRange: fc.option(fc.tuple(fc.nat(300), fc.nat(300)).map(([p50Minutes, more]) => ({ p50Minutes, p90Minutes: p50Minutes + more }))),
    where: fc.option(words),
    issuedAt: fc.constant("2026-03-02 10:24"),
    missedRule: words,
    qr: fc.option(fc.webUrl().filter((url) => url.length <= 120)),
    copy: fc.integer({ min: 1, max: 9 }),
    language: fc.constantFrom("zh" as const, "en" as const),
  });

  it("prints as one paper with its number and no complaint, whatever the words are", async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.constantFrom(...resident), async (given, profile) => {
        const { papers, complaints } = await printed(ticketDocument(given), profile);
        expect(complaints).toEqual([]);
        expect(papers).toHaveLength(1);
        expect(papers[0]?.text).toContain(given.number);
        expect(papers[0]?.qr).toEqual(given.qr === null ? [] : [given.qr]);
      }),
      { numRuns: 150 },
    );
  });

  it.each(profiles.map((profile) => [profile.name, profile] as const))("is 80 to 115 mm long on %s", async (_name, profile) => {
    const { papers, complaints } = await printed(ticketDocument(sampleFacts()), profile);
    expect(complaints).toEqual([]);
    const lengthMm = (papers[0]?.lengthDots ?? 0) / 8;
    expect(lengthMm).toBeGreaterThan(80);
    expect(lengthMm).toBeLessThanOrEqual(profile.paperWidthMm === 80 ? 104 : 115);
  });
});
