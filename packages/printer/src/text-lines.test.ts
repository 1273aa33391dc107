// Line breaking: nothing is lost, nothing is too long, and no closing mark begins a line.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotsOf, wrapBy } from "./text-lines.ts";

const wrap = (text: string, columns: number): readonly string[] => wrapBy(text, (line) => dotsOf(line, false) <= columns * 12);

describe("wrapBy", () => {
  it("breaks English at spaces", () => {
    expect(wrap("If you miss your call, go to the desk", 16)).toEqual(["If you miss your", "call, go to the", "desk"]);
  });

  it("breaks Chinese between characters, and keeps a closing mark with the character before it", () => {
    expect(wrap("过号请到咨询台，号票当日有效", 14)).toEqual(["过号请到咨询", "台，号票当日有", "效"]);
  });

  it("cuts a word that is longer than a line", () => {
    expect(wrap("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
  });

  it("carries no space over from a word that fills its line", () => {
    expect(wrap("。Word  a", 4)).toEqual(["。", "Word", "a"]);
  });

  it("gives no line for nothing", () => {
    expect(wrap("  \n ", 10)).toEqual([]);
  });

  const anyText = fc.array(fc.constantFrom("a", "bc", "Word", " ", "  ", "号", "票", "，", "。", ")", "12", "\n", "€", "𠮷"), {
    maxLength: 60,
  });

  it("keeps every character but spaces, in order, on lines that fit", () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 48 }), (parts, columns) => {
        const text = parts.join("");
        const lines = wrap(text, columns);
        expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(/\s/g, ""));
        for (const line of lines) expect(dotsOf(line, false)).toBeLessThanOrEqual(columns * 12);
        for (const line of lines) expect(line).toBe(line.trim());
      }),
      { numRuns: 1_000 },
    );
  });
});
