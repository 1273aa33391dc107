// How large something on a screen looks from where people stand, and how well it stands out from its ground.

/** A screen on a wall: how many of the page's own pixels it has across, how wide it is, and from how far away it is read. */
export interface Wall {
  readonly pixelsAcross: number;
  readonly widthMm: number;
  readonly distanceM: number;
}

const mmPerInch = 25.4;

/** A screen of 16:9 by its diagonal, upright or not. */
export function wall(inches: number, pixelsAcross: number, distanceM: number, isUpright = false): Wall {
  const [long, short] = [16, 9].map((side) => (side / Math.hypot(16, 9)) * inches * mmPerInch) as [number, number];
  return { pixelsAcross, widthMm: isUpright ? short : long, distanceM };
}

/** The height of what is inked of a text, in pixels: of digits and capitals what standards of legibility measure. */
export function inkPx(element: Element, text: string): number {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element);
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) throw new Error("no canvas to measure on");
  pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  const { actualBoundingBoxAscent, actualBoundingBoxDescent } = pen.measureText(text);
  return actualBoundingBoxAscent + actualBoundingBoxDescent;
}

/** The visual angle of a height on a wall, in minutes of arc. */
export function arcMinutes(px: number, { pixelsAcross, widthMm, distanceM }: Wall): number {
  const heightMm = px * (widthMm / pixelsAcross);
  return (2 * Math.atan(heightMm / 2 / (distanceM * 1_000)) * 180 * 60) / Math.PI;
}

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Any colour that a browser can paint, painted. */
function painted(colour: string): Colour {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) throw new Error("no canvas to paint on");
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

const over = (upper: Colour, lower: Colour): Colour => {
  const mix = (a: number, b: number) => a * upper[3] + b * (1 - upper[3]);
  return [mix(upper[0], lower[0]), mix(upper[1], lower[1]), mix(upper[2], lower[2]), 1];
};

/** What lies behind an element, through everything that lets it shine through. */
function groundOf(element: Element | null): Colour {
  if (element === null) return [255, 255, 255, 1];
  const own = painted(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, groundOf(element.parentElement));
}

function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The contrast of an element's text to what is behind it, from 1 to 21, as WCAG reckons it. */
export function contrastOf(element: Element): number {
  const ground = groundOf(element);
  const text = over(painted(getComputedStyle(element).color), ground);
  const [light, dark] = [luminance(text), luminance(ground)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
