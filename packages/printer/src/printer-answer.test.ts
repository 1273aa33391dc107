// What a printer sends back is told apart however the network splits it and whatever noise is between.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PrinterAnswerParser, type PrinterAnswer } from "./printer-answer.ts";

const processId = (id: string): number[] => [0x37, 0x22, ...Buffer.from(id, "latin1"), 0];

const parse = (bytes: readonly number[]): PrinterAnswer[] => new PrinterAnswerParser().push(Uint8Array.from(bytes));

describe("a printer's answers", () => {
  it("are told apart in one stream", () => {
    const stream = [0x16, ...processId("AB12"), 0x14, 0x00, 0x03, 0x0f, 0x5f, 0x33, 0x37, 0x00, 0x0c];
    expect(parse(stream)).toEqual([
      { kind: "realtime", byte: 0x16 },
      { kind: "process-id", id: "AB12" },
      { kind: "automatic", bytes: Uint8Array.of(0x14, 0x00, 0x03, 0x0f) },
      { kind: "counter", value: 37 },
      { kind: "in-line", byte: 0x0c },
    ]);
  });

  it("pass over flow control and what no printer says", () => {
    expect(parse([0x11, 0x13, 0xff, 0x16])).toEqual([{ kind: "realtime", byte: 0x16 }]);
  });

  it("do not let a status that was cut off swallow the next one", () => {
    expect(parse([0x14, 0x16, 0x12])).toEqual([
      { kind: "realtime", byte: 0x16 },
      { kind: "realtime", byte: 0x12 },
    ]);
  });

  it("do not wait for ever for the end of a block", () => {
    const parser = new PrinterAnswerParser();
    parser.push(Uint8Array.of(0x37, ...Array.from({ length: 100 }, () => 0x22)));
    expect(parser.push(Uint8Array.of(0x16))).toContainEqual({ kind: "realtime", byte: 0x16 });
  });

  const answer = fc.oneof(
    fc.constantFrom(0x12, 0x16, 0x1e, 0x32, 0x7e).map((byte) => [byte]),
    fc.stringMatching(/^[0-9A-F]{4}$/).map(processId),
    fc.nat(0x0f).map((paper) => [0x14, 0x00, paper, 0x0f]),
    fc.nat(9_999).map((count) => [0x5f, ...Buffer.from(String(count), "latin1"), 0]),
  );

  it("are the same in one piece and byte by byte", () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 20 }), (parts) => {
        const stream = parts.flat();
        const parser = new PrinterAnswerParser();
        expect(stream.flatMap((byte) => parser.push(Uint8Array.of(byte)))).toEqual(parse(stream));
        expect(parse(stream)).toHaveLength(parts.length);
      }),
    );
  });

  it("never throw on noise", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => void new PrinterAnswerParser().push(noise)));
  });
});
