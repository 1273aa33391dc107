// What a printer sends back is told apart however the network splits it and whatever noise is between.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sightOfFullStatus } from "./presenter.ts";
import { PrinterAnswerParser, type PrinterAnswer } from "./printer-answer.ts";

const processId = (id: string): number[] => [0x37, 0x22, ...Buffer.from(id, "latin1"), 0];

const fullStatus = (paper: number): number[] => [0x10, 0x0f, paper, 0x00, 0x00, 0x00];

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

  it("drop a full status that was cut off, whatever follows it", () => {
    for (let kept = 2; kept < 6; kept += 1) {
      const cut = fullStatus(0x24).slice(0, kept);
      expect(parse([...cut, ...fullStatus(0x20)])).toEqual([{ kind: "full-status", bytes: Uint8Array.from(fullStatus(0x20)) }]);
      expect(parse([...cut, 0x16])).toEqual([{ kind: "realtime", byte: 0x16 }]);
      expect(parse([...cut, 0x14, 0, 0, 0x0f]).map(({ kind }) => kind)).toEqual(["automatic"]);
    }
  });

  const answer = fc.oneof(
    fc.constantFrom(0x12, 0x16, 0x1e, 0x32, 0x7e).map((byte) => [byte]),
    fc.stringMatching(/^[0-9A-F]{4}$/).map(processId),
    fc.nat(0x0f).map((paper) => [0x14, 0x00, paper, 0x0f]),
    fc.constantFrom(0x00, 0x04, 0x05, 0x20, 0x24, 0x25).map(fullStatus),
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

  it("tell the same of the mouth when answers are cut, repeated and mixed", () => {
    const piece = fc.tuple(answer, fc.option(fc.integer({ min: 2, max: 5 }), { nil: undefined }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        // Only a full status is cut here: half of another answer is another test's.
        const isFull = (part: readonly number[]): boolean => part[0] === 0x10 && part[1] === 0x0f;
        const stream = pieces.flatMap(([part, cutAt]) => (isFull(part) ? part.slice(0, cutAt) : part));
        const whole = pieces.flatMap(([part, cutAt]) =>
          isFull(part) && cutAt === undefined ? [sightOfFullStatus(Uint8Array.from(part))] : [],
        );
        const told = parse(stream).flatMap((met) => (met.kind === "full-status" ? [sightOfFullStatus(met.bytes)] : []));
        expect(told).toEqual(whole);
      }),
    );
  });

  it("never throw on noise", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => void new PrinterAnswerParser().push(noise)));
  });
});
