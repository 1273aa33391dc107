// Random touches, keys and gestures at a kiosk: what must hold whatever they are, and where it must be once they stop.

import { setTimeout as delay } from "node:timers/promises";
import type { ElectronApplication, Page } from "@playwright/test";
import { seeded } from "@hallflow/hub/testing";

export interface MonkeyOptions {
  readonly seed: number;
  readonly forMs: number;
  /** How long the screens may take to be at the start again; not waited for unless given. */
  readonly homeWithinMs?: number;
}

export interface MonkeyReport {
  readonly acts: number;
  /** What was found wrong, with the act after which it was. */
  readonly findings: readonly string[];
  /** How long the screens took to be back at the start once they were left alone. */
  readonly homeAfterMs: number | null;
}

const startAddress = "app://kiosk/index.html";
/** Keys that lead out of browsers, windows and kiosks elsewhere. */
const keys = [
  "Escape",
  "F5",
  "F11",
  "F12",
  "Tab",
  "Enter",
  "Space",
  "Backspace",
  "ArrowDown",
  "Home",
  "1",
  "8",
  "a",
  "Z",
  "Control+W",
  "Control+N",
  "Control+T",
  "Control+R",
  "Control+Shift+I",
  "Control+Shift+R",
  "Control+P",
  "Control+O",
  "Control+S",
  "Control+L",
  "Control+Q",
  "Alt+F4",
  "Alt+ArrowLeft",
  "Alt+Tab",
  "Meta+d",
  "Control+Minus",
  "Control+Equal",
  "ContextMenu",
];
/** Where the start is: its own choices, or what stands in their place. */
const atStart = (page: Page): Promise<boolean> =>
  page.evaluate(
    () =>
      document.querySelector(".attract, .trouble-printer, .trouble-closed, .trouble-hub-away, .trouble-out-of-use, .trouble-stopped") !==
      null,
  );

export async function playMonkey(
  app: ElectronApplication,
  page: Page,
  { seed, forMs, homeWithinMs = 0 }: MonkeyOptions,
): Promise<MonkeyReport> {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const point = (): [number, number] => [Math.floor(random() * width), Math.floor(random() * height)];
  const findings: string[] = [];
  let acts = 0;
  const act = async (): Promise<string> => {
    const kind = random();
    if (kind < 0.45) {
      // Half of the touches meet something that can be touched.
      const buttons = page.getByRole("button");
      const count = await buttons.count();
      if (count > 0) {
        const index = Math.floor(random() * count);
        await buttons
          .nth(index)
          .click({ timeout: 1_000, force: true })
          .catch(() => undefined);
        return `touch button ${index}`;
      }
    }
    const [x, y] = point();
    if (kind < 0.65)
      return page.mouse
        .click(x, y, { clickCount: pick([1, 2, 3]), button: pick(["left", "left", "right", "middle"] as const) })
        .then(() => `touch ${x},${y}`);
    if (kind < 0.75) {
      const [toX, toY] = point();
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(toX, toY, { steps: 4 });
      await page.mouse.up();
      return `drag ${x},${y} to ${toX},${toY}`;
    }
    if (kind < 0.8) return page.mouse.wheel(Math.floor(random() * 600) - 300, Math.floor(random() * 2_000) - 1_000).then(() => "wheel");
    const key = pick(keys);
    return page.keyboard.press(key).then(() => `key ${key}`);
  };
  for (const endsAt = performance.now() + forMs; performance.now() < endsAt; acts++) {
    const done = await act().catch((error: unknown) => `failed: ${String(error)}`);
    if (done.startsWith("failed")) findings.push(`${acts}: ${done}`);
    if (acts % 10 === 0) findings.push(...(await escapes(app, page)).map((words) => `${acts}, after ${done}: ${words}`));
    if (findings.length > 5) break;
    await delay(Math.floor(random() * 30));
  }
  const leftAt = performance.now();
  while (performance.now() - leftAt < homeWithinMs) {
    if (await atStart(page).catch(() => false)) return { acts, findings, homeAfterMs: performance.now() - leftAt };
    await delay(500);
  }
  return { acts, findings, homeAfterMs: null };
}

/** Every way in which the kiosk is not as it must be. */
async function escapes(app: ElectronApplication, page: Page): Promise<string[]> {
  const windows = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      url: window.webContents.getURL(),
      isKiosk: window.isKiosk(),
      tools: window.webContents.isDevToolsOpened(),
      zoom: window.webContents.getZoomFactor(),
    })),
  );
  const answers = await Promise.race([
    page.evaluate(() => document.querySelectorAll("main, [role=alertdialog]").length > 0),
    delay(5_000, "silent"),
  ]);
  const wrong: [boolean, string][] = [
    [windows.length !== 1, `${windows.length} windows`],
    [windows[0]?.url !== startAddress, `at ${windows[0]?.url}`],
    [windows[0]?.isKiosk !== true, "not a kiosk any more"],
    [windows[0]?.tools === true, "developer tools are open"],
    [windows[0]?.zoom !== 1, `zoomed to ${windows[0]?.zoom}`],
    [answers === "silent", "the screens do not answer"],
    [answers === false, "the screens show nothing"],
  ];
  return wrong.filter(([is]) => is).map(([, words]) => words);
}
