// Noto Sans SC for drawing on a canvas: the shipped font comes in about a hundred parts, of which a ticket needs a few.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

type Canvas = typeof import("@napi-rs/canvas");

interface FontPart {
  readonly family: string;
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

export interface ChineseFont {
  /** A CSS font for this text: "500 24px 'Hallflow SC latin', …", with every part that the text needs loaded. */
  font(text: string, sizePx: number, weight: number): string;
}

let parts: readonly FontPart[] | null = null;
const loaded = new Set<string>();

/** Reads the font's index the first time; throws a sentence when the font package is not installed. */
export function chineseFont(canvas: Canvas): ChineseFont {
  parts ??= readParts();
  const known = parts;
  return {
    font(text, sizePx, weight) {
      const needed = new Set<FontPart>();
      for (const char of text) {
        const part = partOf(known, char.codePointAt(0) ?? 0);
        if (part !== null) needed.add(part);
      }
      for (const part of needed) {
        if (loaded.has(part.family)) continue;
        canvas.GlobalFonts.registerFromPath(part.file, part.family);
        loaded.add(part.family);
      }
      const families = [...needed].map((part) => `'${part.family}'`);
      return `${String(weight)} ${String(sizePx)}px ${families.length === 0 ? "sans-serif" : families.join(", ")}`;
    },
  };
}

function partOf(known: readonly FontPart[], code: number): FontPart | null {
  return known.find((part) => part.ranges.some(([from, to]) => code >= from && code <= to)) ?? null;
}

function readParts(): readonly FontPart[] {
  const index = indexPath();
  const ranges = JSON.parse(readFileSync(index, "utf8")) as Record<string, string>;
  const files = join(dirname(index), "files");
  // Latin first: it holds the digits and letters that most lines need.
  return Object.entries(ranges)
    .map(([key, range]) => {
      const name = key.replace(/[[\]]/g, "");
      return { family: `Hallflow SC ${name}`, file: join(files, `noto-sans-sc-${name}-wght-normal.woff2`), ranges: parseRanges(range) };
    })
    .toSorted((left, right) => Number(right.family.endsWith("latin")) - Number(left.family.endsWith("latin")));
}

function indexPath(): string {
  try {
    return createRequire(import.meta.url).resolve("@fontsource-variable/noto-sans-sc/unicode.json");
  } catch (cause) {
    throw new Error("The package @fontsource-variable/noto-sans-sc is not installed: pictures of tickets need its Chinese font.", {
      cause,
    });
  }
}

/** "U+4e00-4e02,U+ff0c" as pairs of code points. */
function parseRanges(text: string): (readonly [number, number])[] {
  return text.split(",").map((range) => {
    const [from = "0", to = from] = range.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}
