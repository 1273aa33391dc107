// The typesetter: where marks come to stand on paper, and what a cut leaves behind.
import { describe, expect, it } from "vitest";
import { CommandParser } from "./command-parser.ts";
import { Typesetter, type CutPaper } from "./typesetter.ts";
import type { PaperMark } from "./paper-mark.ts";

/** The papers that these bytes make on a printer whose cutter is 100 dots above its head. */
function papersOf(...parts: (string | readonly number[])[]): CutPaper[] {
  const setter = new Typesetter(576, 100);
  const papers: CutPaper[] = [];
  const bytes = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))));
  for (const command of new CommandParser().push(bytes)) {
    for (const effect of setter.apply(command)) {
      if (effect.kind === "cut") papers.push(setter.cut());
      if (effect.kind === "complaint") throw new Error(effect.words);
    }
  }
  return papers;
}

const marksOf = (...parts: (string | readonly number[])[]): readonly PaperMark[] => papersOf(...parts, feedAndCut)[0]?.marks ?? [];
const feedAndCut = [0x1d, 0x56, 66, 0];

describe("a line", () => {
  it.each([
    [0, 0],
    [1, (576 - 24) / 2],
    [2, 576 - 24],
  ])("is set by ESC a %i at %i dots", (align, x) => {
    expect(marksOf([0x1b, 0x61, align], "AB\n")[0]).toMatchObject({ kind: "glyph", char: "A", x });
  });

  it("stands on one base line, whatever the sizes in it", () => {
    const [small, large] = marksOf("a", [0x1d, 0x21, 0x33], "B\n");
    expect(small).toMatchObject({ y: 100 + 72, scaleY: 1 });
    expect(large).toMatchObject({ y: 100, scaleY: 4, x: 12 });
  });

  it("breaks where the paper ends", () => {
    const [paper] = papersOf(`${"x".repeat(48)}y\n`, feedAndCut);
    expect(paper?.text).toEqual(["x".repeat(48), "y"]);
  });

  it("moves the paper by the line spacing, or by its tallest character", () => {
    expect(papersOf("a\nb\n", feedAndCut)[0]?.lengthDots).toBe(100 + 2 * 30);
    expect(papersOf([0x1b, 0x33, 24], "a\nb\n", feedAndCut)[0]?.lengthDots).toBe(100 + 2 * 24);
    expect(papersOf([0x1d, 0x21, 0x03], "a\n", feedAndCut)[0]?.lengthDots).toBe(100 + 96);
  });

  it("counts feeds in the units that GS P set", () => {
    expect(papersOf([0x1b, 0x4a, 100], feedAndCut)[0]?.lengthDots).toBe(200);
    expect(papersOf([0x1d, 0x50, 203, 101, 0x1b, 0x4a, 100], feedAndCut)[0]?.lengthDots).toBe(100 + 201);
  });

  it("holds the pictures of ESC * among its characters", () => {
    const [glyph, picture] = marksOf("A", [0x1b, 0x2a, 33, 2, 0, 0x80, 0, 1, 0, 0, 0], "\n");
    expect(glyph).toMatchObject({ char: "A", x: 0 });
    expect(picture).toMatchObject({ kind: "dots", x: 12, width: 2, height: 24, scaleX: 1, scaleY: 1 });
    const rows = picture?.kind === "dots" ? [...picture.rows] : [];
    expect([rows[0], rows[23], rows.slice(1, 23).every((row) => row === 0)]).toEqual([0x80, 0x80, true]);
  });
});

describe("a cut", () => {
  it("without a feed leaves the last lines on the next paper, as the cutter is above the head", () => {
    const papers = papersOf("first\nsecond\nthird\nfourth\nfifth\n", [0x1d, 0x56, 0], feedAndCut);
    expect(papers.map((paper) => paper.text)).toEqual([
      ["first", "second"],
      ["third", "fourth", "fifth"],
    ]);
    expect(papers[0]?.lengthDots).toBe(150);
  });

  it("cuts through what lies under the knife: both papers show it", () => {
    const papers = papersOf([0x1d, 0x21, 0x77], "A\n", [0x1d, 0x56, 0], feedAndCut);
    expect(papers.map((paper) => paper.marks.length)).toEqual([1, 1]);
  });

  it("gives each paper its own QR codes", () => {
    const qr = (data: string): number[] => [
      0x1d,
      0x28,
      0x6b,
      data.length + 3,
      0,
      49,
      80,
      48,
      ...Buffer.from(data),
      0x1d,
      0x28,
      0x6b,
      3,
      0,
      49,
      81,
      48,
    ];
    const papers = papersOf(qr("one"), feedAndCut, qr("two"), feedAndCut);
    expect(papers.map((paper) => paper.qr)).toEqual([["one"], ["two"]]);
  });
});

it("forgets modes with ESC @ and keeps the paper", () => {
  const [paper] = papersOf([0x1b, 0x61, 1, 0x1d, 0x21, 0x11, 0x1b, 0x45, 1], "a\n", [0x1b, 0x40], "b\n", feedAndCut);
  expect(paper?.marks.map((mark) => mark.kind === "glyph" && [mark.char, mark.x, mark.scaleX, mark.bold])).toEqual([
    ["a", 276, 2, true],
    ["b", 0, 1, false],
  ]);
});

it.each([
  [0, "\xe9", "Θ"],
  [16, "\xe9", "é"],
  [1, "\x95", "─"],
])("reads code table %i", (table, byte, char) => {
  expect(marksOf([0x1b, 0x74, table], byte, "\n")[0]).toMatchObject({ char });
});
