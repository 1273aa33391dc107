// The printer's account of itself, byte by byte as the manuals give it.
import { describe, expect, it } from "vitest";
import { conditionOfStatus } from "./condition.ts";
import { sightOfEjectorByte, sightOfFullStatus } from "./presenter.ts";
import { readAutomaticStatus, readRealtimeStatus, unreachableStatus, type RealtimeAnswers } from "./escpos-status.ts";

const answers = (...bytes: [number | null, number | null, number | null, number | null]): RealtimeAnswers => bytes;

describe("DLE EOT 1 to 4", () => {
  it.each([
    ["ready", answers(0x16, 0x12, 0x12, 0x12), "ready"],
    ["ready, drawer pin low", answers(0x12, 0x12, 0x12, 0x12), "ready"],
    ["paper near its end", answers(0x16, 0x12, 0x12, 0x1e), "paper-near-end"],
    ["out of paper", answers(0x1e, 0x32, 0x12, 0x7e), "paper-out"],
    ["stopped at the paper's end, without a roll sensor", answers(0x1e, 0x32, null, null), "paper-out"],
    ["cover open", answers(0x1e, 0x16, 0x12, 0x12), "cover-open"],
    ["cover open and no paper: the cover first", answers(0x1e, 0x36, 0x12, 0x7e), "cover-open"],
    ["cutter", answers(0x1e, 0x52, 0x1a, 0x12), "cutter-jam"],
    ["an error that only a switch mends", answers(0x1e, 0x52, 0x32, 0x12), "printer-error"],
    ["an error that mends itself", answers(0x1e, 0x52, 0x52, 0x12), "printer-error"],
    ["an error without a cause", answers(0x1e, 0x52, null, null), "printer-error"],
    ["offline for no known reason", answers(0x1e, 0x12, 0x12, 0x12), "offline"],
    ["no answer", answers(null, null, null, null), "silent"],
    ["answers to the first question only", answers(0x16, null, null, null), "ready"],
  ])("%s", (_what, given, kind) => {
    expect(conditionOfStatus(readRealtimeStatus(given), true).kind).toBe(kind);
  });

  it("does not hold silence against a printer that never answers", () => {
    expect(conditionOfStatus(readRealtimeStatus(answers(null, null, null, null)), false).kind).toBe("ready");
  });

  it("says of a printer without a connection that it cannot be reached", () => {
    expect(conditionOfStatus(unreachableStatus, true)).toMatchObject({ kind: "unreachable", blocks: true });
  });
});

describe("automatic status", () => {
  it.each([
    ["ready", [0x14, 0x00, 0x00, 0x0f], "ready"],
    ["near its end", [0x14, 0x00, 0x03, 0x0f], "paper-near-end"],
    ["out of paper", [0x1c, 0x00, 0x0f, 0x0f], "paper-out"],
    ["cover open", [0x3c, 0x00, 0x00, 0x0f], "cover-open"],
    ["cutter", [0x1c, 0x08, 0x00, 0x0f], "cutter-jam"],
    ["unrecoverable", [0x1c, 0x20, 0x00, 0x0f], "printer-error"],
  ])("%s", (_what, bytes, kind) => {
    const status = readAutomaticStatus(Uint8Array.from(bytes));
    expect(status && conditionOfStatus(status, true).kind).toBe(kind);
  });

  it.each([[[0x12, 0, 0, 0]], [[0x14, 0x90, 0, 0]], [[0x14, 0, 0]]])("reads no status from %j", (bytes) => {
    expect(readAutomaticStatus(Uint8Array.from(bytes))).toBeNull();
  });
});

describe("a presenter's mouth", () => {
  it.each([
    ["empty", 0x00, 0x00],
    ["empty, paper near its end", 0x04, 0x00],
    ["full", 0x20, 0x00],
    ["full, out of paper", 0x25, 0x00],
    ["full, though jammed", 0x20, 0x40],
    ["jammed, the ticket still inside", 0x00, 0x40],
  ])("%s, by DLE EOT 20", (what, paper, recoverable) => {
    expect(sightOfFullStatus(Uint8Array.of(0x10, 0x0f, paper, 0, recoverable, 0))).toBe(what.split(",")[0]);
  });

  it.each([
    ["empty", 0x00],
    ["empty, a ticket on its way", 0x24],
    ["full", 0x08],
    ["full and jammed", 0xc8],
    ["jammed, the ticket still inside", 0xc4],
  ])("%s, by GS e 6", (what, byte) => {
    expect(sightOfEjectorByte(byte)).toBe(/^\w+/.exec(what)?.[0]);
  });
});

it("blocks for what keeps a ticket from coming out, and only warns of a roll near its end", () => {
  const kindOf = (...bytes: [number, number, number, number]): { kind: string; blocks: boolean } =>
    conditionOfStatus(readRealtimeStatus(bytes), true);
  expect(kindOf(0x16, 0x12, 0x12, 0x1e)).toMatchObject({ kind: "paper-near-end", blocks: false });
  expect(kindOf(0x1e, 0x32, 0x12, 0x7e)).toMatchObject({ kind: "paper-out", blocks: true });
});
