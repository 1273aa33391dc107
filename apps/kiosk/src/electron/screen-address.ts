// Addresses of the screens: which are ours, and which file is behind each.

import { join, normalize, sep } from "node:path";

export const screensOrigin = "app://kiosk";

/** Whether an address leads to our own screens. */
export const isOurs = (url: string): boolean =>
  URL.canParse(url) && new URL(url).protocol === "app:" && url.startsWith(`${screensOrigin}/`);

/** The file behind an address of the screens, or null for an address that is none of theirs. */
export function screenFile(folder: string, url: string): string | null {
  const { host, pathname } = new URL(url);
  if (host !== "kiosk") return null;
  const asked = decodeURIComponent(pathname === "/" ? "/index.html" : pathname);
  const file = normalize(join(folder, asked));
  return file.startsWith(normalize(folder) + sep) ? file : null;
}
