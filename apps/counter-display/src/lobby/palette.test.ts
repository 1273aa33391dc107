// Measures the display's colours: contrast on the wall, and whether lanes can be told apart by eyes that lack one kind of cone.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "lobby.css"), "utf8");
const tokens = readFileSync(join(import.meta.dirname, "../../../../packages/ui/src/tokens.css"), "utf8");

/** The custom properties of a rule, over those of the tokens. */
function colours(selector: string): Record<string, string> {
  const of = (source: string, rule: string) => {
    const body = source.slice(source.indexOf(`${rule} {`)).split("}", 1)[0] ?? "";
    return [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]);
  };
  return Object.fromEntries([...of(tokens, ":root"), ...of(css, ".lobby"), ...of(css, selector)]) as Record<string, string>;
}

type Triple = readonly [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB. */
const eyes: Record<string, readonly [Triple, Triple, Triple]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const linear = (hex: string): Triple => {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
};
const luminance = (hex: string) => linear(hex).reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
const seenBy = ([r, g, b]: Triple, eye: readonly [Triple, Triple, Triple]): Triple =>
  eye.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as unknown as Triple;

/** Oklab, in which equal distances look about equally far apart. */
function oklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
const distance = (a: Triple, b: Triple) => Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)));

/** What two patches side by side need to be told apart at a glance; letter and shape are there besides. */
const tellable = 0.06;

describe.each([
  ["the usual palette", ".lobby"],
  ["the palette of strong contrast", '.lobby[data-palette="contrast"]'],
])("%s", (_, selector) => {
  const of = colours(selector);
  const lanes = ["lane-1", "lane-2", "lane-3", "lane-4"].map((name) => of[name] ?? "");

  it.each(Object.keys(eyes))("tells its four lanes apart for %s eyes", (kind) => {
    const seen = lanes.map((hex) =>
      oklab(
        seenBy(
          linear(hex),
          eyes[kind] ?? [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ],
        ),
      ),
    );
    const nearest = Math.min(...seen.flatMap((a, i) => seen.slice(i + 1).map((b) => distance(a, b))));
    expect(nearest).toBeGreaterThan(tellable);
  });

  it("has text of at least 7:1 and marks of at least 3:1 on what they stand on", () => {
    for (const ground of [of["lobby"] ?? "", of["lobby-card"] ?? "", of["lobby-foot"] ?? ""]) {
      for (const text of ["lobby-ink", "lobby-quiet", "lobby-call"]) expect(contrast(of[text] ?? "", ground)).toBeGreaterThan(7);
      for (const lane of lanes) expect(contrast(lane, ground)).toBeGreaterThan(3);
    }
  });
});
