// The shipped font draws Chinese as it is written in China: some signs have another form in a Japanese font.
import * as canvas from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { chineseFont } from "./chinese-font.ts";

const side = 96;
const japanese = "Noto Sans CJK JP";

/** The dots of one sign, moved into the top left corner, so that two fonts are compared by form and not by place. */
function dots(char: string, font: string): Set<number> {
  const context = canvas.createCanvas(side * 2, side * 2).getContext("2d");
  context.font = font;
  context.fillText(char, side / 2, side * 1.3);
  const { data } = context.getImageData(0, 0, side * 2, side * 2);
  const black: [x: number, y: number][] = [];
  for (let index = 0; index < data.length / 4; index += 1) {
    if ((data[index * 4 + 3] ?? 0) > 127) black.push([index % (side * 2), Math.floor(index / (side * 2))]);
  }
  const left = Math.min(...black.map(([x]) => x));
  const top = Math.min(...black.map(([, y]) => y));
  return new Set(black.map(([x, y]) => (y - top) * side * 2 + x - left));
}

/** How much of the ink of two pictures is not in both, from 0 to 1. */
function difference(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const shared = [...one].filter((dot) => other.has(dot)).length;
  return 1 - (2 * shared) / (one.size + other.size);
}

const ours = (char: string): Set<number> => dots(char, chineseFont(canvas).font(char, side, 400));
const theirs = (char: string): Set<number> => dots(char, `400 ${String(side)}px '${japanese}'`);

describe("the Chinese font", () => {
  it.each(["中", "一", "口", "田"])("and a Japanese one draw %s alike, so that a difference is one of form", (char) => {
    if (!canvas.GlobalFonts.has(japanese))
      throw new Error("Install the Debian package fonts-noto-cjk: the signs are compared with its Japanese forms.");
    expect(difference(ours(char), theirs(char))).toBeLessThan(0.1);
  });

  it.each(["直", "骨", "门"])("draws %s in its Chinese form, not the Japanese one", (char) => {
    expect(difference(ours(char), theirs(char))).toBeGreaterThan(0.1);
  });
});
