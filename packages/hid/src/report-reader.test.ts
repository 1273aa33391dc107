// What comes out of reports that are whole, cut, repeated or noise: the right code, or none.

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HidProfile, hidProfileSchema, standardProfiles } from "./profile.ts";
import { appointmentLink, memberCard, padKeys, padReport, scan } from "./recorded.fixture.ts";
import { reportReader } from "./report-reader.ts";

const [scanner] = standardProfiles as [HidProfile];
const pad = hidProfileSchema.parse({
  id: "pad",
  kind: "pad",
  match: { vendorId: 0x1234 },
  reads: { layout: "keys", reportId: 1, keyAt: 2, keys: padKeys },
});

/** Reads reports that come at the given spacing; answers what came out. */
function read(profile: HidProfile, reports: readonly Uint8Array[], spacingMs = 8): string[] {
  const reader = reportReader(profile);
  return reports.flatMap((report, index) => reader(report, index * spacingMs)?.value ?? []);
}

describe("a scanner's reports", () => {
  it("give a code of one report and of several", () => {
    expect(appointmentLink.length).toBeGreaterThan(56);
    expect(read(scanner, scan(memberCard))).toEqual([memberCard]);
    expect(read(scanner, scan(appointmentLink))).toEqual([appointmentLink]);
    expect(read(scanner, scan(`${memberCard}\r\n`))).toEqual([memberCard]);
  });

  it("give a code once while it is held before the scanner, and again when it is shown again", () => {
    const reader = reportReader(scanner);
    const [report] = scan(memberCard) as [Uint8Array];
    const codes = [0, 400, 800, 1_200, 4_000].map((atMs) => reader(report, atMs)?.value ?? null);
    expect(codes).toEqual([memberCard, null, null, null, memberCard]);
  });

  it.each([
    ["is cut", (parts: Uint8Array[]) => parts.map((part) => part.slice(0, 40))],
    ["has lost its end", (parts: Uint8Array[]) => parts.slice(0, 1)],
    ["has its first part twice", ([first, second]: Uint8Array[]) => [first, first, second]],
    ["is broken by another device's report", ([first, second]: Uint8Array[]) => [first, Uint8Array.of(9, 9, 9), second]],
    ["says more than a report holds", ([first]: Uint8Array[]) => [first?.with(1, 61)]],
    ["is of another report id", ([first]: Uint8Array[]) => [first?.with(0, 7)]],
    ["has bytes that no code has", ([, second]: Uint8Array[]) => [second?.with(6, 0)]],
  ])("give nothing when the code %s", (_, spoil) => {
    expect(read(scanner, spoil(scan(appointmentLink)) as Uint8Array[])).toEqual([]);
  });

  it("give the code when its last part comes twice", () => {
    const [first, second] = scan(appointmentLink) as [Uint8Array, Uint8Array];
    expect(read(scanner, [first, second, second])).toEqual([appointmentLink]);
  });

  it("give none when the parts come too far apart", () => {
    expect(read(scanner, scan(appointmentLink).slice(0, 1), 400)).toEqual([]);
  });

  it("give a code that was shown or nothing, whatever is between", () => {
    const codes = [memberCard, appointmentLink];
    const noise = fc.uint8Array({ maxLength: 80 }).map((report) => [report]);
    const whole = fc.constantFrom(...codes).map(scan);
    const spoilt = fc
      .tuple(fc.constantFrom(...codes), fc.nat(63), fc.boolean())
      .map(([code, at, twice]) => scan(code).flatMap((part) => (twice ? [part, part] : [part.slice(0, at)])));
    fc.assert(
      fc.property(fc.array(fc.oneof(noise, whole, spoilt), { maxLength: 12 }), (sequences) => {
        for (const code of read(scanner, sequences.flat())) expect(codes).toContain(code);
      }),
    );
  });
});

describe("a call pad's reports", () => {
  it("give a key once while it is down, however often the pad repeats it", () => {
    const held = [padReport(padKeys.next, 1), padReport(padKeys.next, 2), padReport(0, 3), padReport(padKeys.next, 4), padReport(0, 5)];
    expect(read(pad, held)).toEqual(["next", "next"]);
  });

  it("give one key after the other without a pause between", () => {
    expect(read(pad, [padReport(padKeys.next), padReport(padKeys.recall), padReport(0)])).toEqual(["next", "recall"]);
  });

  it("give nothing for noise, which does not lift the key that is down either", () => {
    const noise = [Uint8Array.of(), Uint8Array.of(1), Uint8Array.of(2, 0, padKeys.finish), padReport(0x77)];
    expect(read(pad, noise)).toEqual([]);
    expect(read(pad, [padReport(padKeys.next), ...noise, padReport(padKeys.next)])).toEqual(["next"]);
  });
});

describe("a card reader's reports", () => {
  const reader = (reads: object) =>
    hidProfileSchema.parse({ id: "cards", kind: "card-reader", match: { vendorId: 1 }, reads: { layout: "text", ...reads } });
  const bytes = (...parts: (number | string)[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === "number" ? [part] : [...new TextEncoder().encode(part)])));

  it("give the text with its length before it, or up to its end", () => {
    const card = reportReader(reader({ reportId: 3, lengthAt: 1, textAt: 2 }));
    expect(card(bytes(3, 8, memberCard, 0, 0), 0)).toEqual({ kind: "card", value: memberCard });
    expect(read(reader({ textAt: 1 }), [bytes(0, memberCard, 0, 0)])).toEqual([memberCard]);
  });

  it("give nothing when it does not look as the profile says, or is longer than the report", () => {
    const digits = reader({ reportId: 3, lengthAt: 1, textAt: 2, shape: "^\\d{8}$" });
    expect(read(digits, [bytes(3, 8, "8888000X"), bytes(3, 7, "8888000"), bytes(3, 40, memberCard), bytes(4, 8, memberCard)])).toEqual([]);
  });
});
