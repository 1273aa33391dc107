// The hall's brand colour on the page: the accent itself, ink that is readable on it, and a shade of it that is readable on white.

type Rgb = readonly [number, number, number];

const parse = (hex: string): Rgb => [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16)) as unknown as Rgb;
const show = (rgb: Rgb): string => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** Relative luminance as WCAG 2 defines it. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two #rrggbb colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const white = "#ffffff";
const ink = "#0f2137";
/** Ordinary text needs 4.5; a little more leaves room for the washes it stands on. */
const readable = 4.8;

export interface BrandShades {
  readonly accent: string;
  /** For text and icons on the accent. */
  readonly accentInk: string;
  /** For text and thin lines in the accent's hue on white. */
  readonly accentText: string;
}

/** The shades that follow from a hall's brand colour (#rrggbb): whatever a hall chooses, its screens stay readable. */
export function brandShades(brandColour: string): BrandShades {
  const accent = brandColour.toLowerCase();
  const accentInk = contrast(accent, white) >= 4.5 || contrast(accent, white) >= contrast(accent, ink) ? white : ink;
  let text = parse(accent);
  while (contrast(show(text), white) < readable) text = text.map((part) => part * 0.94) as unknown as Rgb;
  return { accent, accentInk, accentText: show(text) };
}

/** Puts the hall's colour into the page's tokens. */
export function applyBrand(brandColour: string, style: CSSStyleDeclaration = document.documentElement.style): void {
  const { accent, accentInk, accentText } = brandShades(brandColour);
  style.setProperty("--accent", accent);
  style.setProperty("--accent-ink", accentInk);
  style.setProperty("--accent-text", accentText);
}
