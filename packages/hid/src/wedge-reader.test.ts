// A scanner that types, told from people who type.

import { describe, expect, it } from "vitest";
import { WedgeReader } from "./wedge-reader.ts";

const keysOf = (text: string): string[] => text.split("");

/** Types keys with so many milliseconds between them; answers the codes that came out. */
function type(keys: readonly string[], gapMs: number, reader = new WedgeReader(), fromMs = 0): string[] {
  return keys.flatMap((key, index) => reader.key(key, fromMs + index * gapMs) ?? []);
}

describe("a scanner that types", () => {
  it.each([2, 15, 30])("is read with %i ms between its keys", (gapMs) => {
    expect(type([...keysOf("88880001"), "Enter"], gapMs)).toEqual(["88880001"]);
  });

  it("is read with capitals, and with Tab at its end", () => {
    expect(type(["Shift", "A", "b", "Shift", "C", "4", "Tab"], 10)).toEqual(["AbC4"]);
  });

  it("is not confused by a person's key before it", () => {
    const reader = new WedgeReader();
    expect(type(["7"], 0, reader)).toEqual([]);
    expect(type([...keysOf("88880001"), "Enter"], 10, reader, 500)).toEqual(["88880001"]);
  });

  it("is read twice when it scans twice", () => {
    const reader = new WedgeReader();
    type([...keysOf("88880001"), "Enter"], 10, reader);
    expect(type([...keysOf("88880002"), "Enter"], 10, reader, 2_000)).toEqual(["88880002"]);
  });
});

describe("a person who types", () => {
  it.each([60, 150, 400])("is not taken for a scanner with %i ms between the keys", (gapMs) => {
    expect(type([...keysOf("13900000000"), "Enter"], gapMs)).toEqual([]);
  });

  it("is not taken for one by a roll over a few keys, a held key, or an arrow", () => {
    expect(type([...keysOf("jkl"), "Enter"], 20)).toEqual([]);
    expect(type([...keysOf("8888"), "ArrowLeft", "1", "Enter"], 10)).toEqual([]);
    expect(
      type(
        Array.from({ length: 700 }, () => "0"),
        10,
      ),
    ).toEqual([]);
  });
});

it("says while a scan is coming in", () => {
  const reader = new WedgeReader();
  const scanning = [...keysOf("8888"), "Enter"].map((key, index) => {
    reader.key(key, index * 10);
    return reader.isScanning;
  });
  expect(scanning).toEqual([false, true, true, true, false]);
});
