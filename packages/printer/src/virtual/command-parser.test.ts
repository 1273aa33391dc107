// The strict parser: the same commands however the network splits them, and an error for what no printer knows.
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeResident } from "../encode-resident.ts";
import { printerProfiles } from "../profile.ts";
import { sampleFacts } from "../sample-ticket.ts";
import { ticketDocument } from "../ticket-document.ts";
import { CommandParser, type PrinterCommand } from "./command-parser.ts";

const parse = (...bytes: number[]): PrinterCommand[] => new CommandParser().push(Uint8Array.from(bytes));

describe("the command parser", () => {
  it("knows commands with fixed, counted and NUL-ended parameters", () => {
    const commands = parse(
      0x1b,
      0x40,
      0x1b,
      0x61,
      1,
      0x1d,
      0x28,
      0x6b,
      3,
      0,
      49,
      67,
      5,
      0x1b,
      0x44,
      8,
      16,
      0,
      0x1d,
      0x6b,
      4,
      0x41,
      0x42,
      0,
      0x0a,
    );
    expect(commands.map((command) => ("name" in command ? command.name : command.kind))).toEqual([
      "ESC @",
      "ESC a",
      "GS ( k",
      "ESC D",
      "GS k",
      "LF",
    ]);
  });

  it.each([
    ["ESC Q, the clone's QR code", [0x1b, 0x51, 0x30], "1b51"],
    ["GS ( with a letter that is none", [0x1d, 0x28, 0x71], "1d28"],
    ["FS with nothing known", [0x1c, 0x7e], "1c7e"],
    ["a bell", [0x07], "07"],
  ])("reports %s", (_what, bytes, hex) => {
    const [command] = parse(...bytes);
    expect(command).toMatchObject({ kind: "unknown", offset: 0 });
    expect(command?.kind === "unknown" && Buffer.from(command.bytes).toString("hex")).toBe(hex);
  });

  it("waits for the rest of a command", () => {
    const parser = new CommandParser();
    expect(parser.push(Uint8Array.of(0x1d, 0x28))).toEqual([]);
    expect(parser.midCommand).toBe(true);
    expect(parser.push(Uint8Array.of(0x6b, 3, 0, 49, 67))).toEqual([]);
    expect(parser.push(Uint8Array.of(5))).toMatchObject([{ name: "GS ( k" }]);
    expect(parser.midCommand).toBe(false);
  });

  const ticket = encodeResident(ticketDocument(sampleFacts({ copy: 2 })).blocks, { ...printerProfiles["epson-80"], qr: "raster" });
  /** Text runs may be cut anywhere; everything else must come out whole. */
  const joined = (commands: readonly PrinterCommand[]): string => {
    const hash = createHash("sha256");
    for (const command of commands) {
      if (command.kind === "text") hash.update(command.bytes);
      else hash.update(`|${"name" in command ? command.name : command.kind}|`).update("parameters" in command ? command.parameters : "");
    }
    return hash.digest("hex");
  };

  it("gives the same commands for any split of a ticket", () => {
    const whole = joined(new CommandParser().push(ticket));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: ticket.length }), { maxLength: 40 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((left, right) => left - right), ticket.length];
        const parser = new CommandParser();
        const commands = edges.flatMap((edge, index) => parser.push(ticket.subarray(edges[index - 1] ?? 0, edge)));
        expect(joined(commands)).toBe(whole);
      }),
    );
  });

  it("accounts for every byte, also of noise", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        const parser = new CommandParser();
        const taken = parser.push(noise).reduce((sum, command) => sum + command.size, 0);
        expect(taken).toBeLessThanOrEqual(noise.length);
        expect(parser.midCommand).toBe(taken < noise.length);
      }),
      { numRuns: 500 },
    );
  });
});
