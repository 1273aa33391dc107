// The screens of the day, each in a browser window of its own, and the readings that are taken of them.

import type { CounterId, VisitId } from "@hallflow/queue-core";
import { type Browser, type Page, chromium } from "@playwright/test";
import { chromiumLaunch } from "../../../tests/system-support/chromium.ts";
import type { Place } from "./expected.ts";
import type { Sample } from "./judge.ts";
import { type ScreenKind, readScreen, sequenceOn } from "./read-screen.ts";

const sizes: Record<ScreenKind, { width: number; height: number }> = {
  lobby: { width: 1920, height: 1080 },
  window: { width: 960, height: 540 },
  console: { width: 1366, height: 768 },
  manager: { width: 1366, height: 768 },
  phone: { width: 360, height: 640 },
};
/** A screen that has not caught up with what was on the disk so long before is late, however right it may be. */
const lateAfterMs = 3_000;

interface Screen {
  readonly place: Place;
  readonly page: Page;
  visit: VisitId | null;
}

export class Gallery {
  readonly samples: Sample[] = [];
  readonly wrong: string[] = [];
  /** How long each screen took to show at least what was stored when it was looked at. */
  readonly tookMs: number[] = [];
  readonly #browser: Browser;
  readonly #screens: Screen[] = [];
  readonly #startedAt = performance.now();

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(): Promise<Gallery> {
    const quiet = ["--disable-renderer-backgrounding", "--disable-background-timer-throttling", "--mute-audio"];
    return new Gallery(await chromium.launch({ ...chromiumLaunch, args: [...(chromiumLaunch.args ?? []), ...quiet] }));
  }

  /** A page of a kind that is not yet anywhere. Each has a context of its own, as each device has a browser of its own. */
  async page(kind: ScreenKind): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: sizes[kind], locale: "zh-CN", timezoneId: "Asia/Shanghai" });
    return context.newPage();
  }

  /** Looks at a page from now on. */
  hang(kind: ScreenKind, page: Page, counter: CounterId | null = null, index: number | null = null): Screen {
    const screen: Screen = {
      place: { name: [kind, counter, index].filter((part) => part !== null).join(" "), kind, counter },
      page,
      visit: null,
    };
    this.#screens.push(screen);
    return screen;
  }

  /** Looks no more at a page that is about to be closed. */
  take(page: Page): void {
    const index = this.#screens.findIndex((screen) => screen.page === page);
    if (index >= 0) this.#screens.splice(index, 1);
  }

  /** Looks at every screen, as soon as it shows at least what was stored when this began. */
  async look(stored: number): Promise<void> {
    await Promise.all(this.#screens.map((screen) => this.#lookAt(screen, stored)));
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async #lookAt(screen: Screen, stored: number): Promise<void> {
    const { place, page, visit } = screen;
    if (place.kind === "phone" && visit === null) return;
    // A teller who has not come yet has no console.
    if (place.kind === "console" && (await page.locator("main.console").count()) === 0) return;
    const startedAt = performance.now();
    let isOver = false;
    try {
      while ((await sequenceOn(page)) < stored) {
        if (performance.now() - startedAt > lateAfterMs) {
          // A phone whose visit is over has said its last word.
          isOver = place.kind === "phone" && (await page.locator('html[data-open="false"]').count()) > 0;
          if (isOver) break;
          this.wrong.push(`${this.#time()}, ${place.name}: shows ${await sequenceOn(page)}, when ${stored} was stored 3 s ago`);
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const reading = await readScreen(page, place.kind);
      if (!isOver) this.tookMs.push(performance.now() - startedAt);
      if (screen.visit !== visit) return;
      if (!reading.isLive) this.wrong.push(`${this.#time()}, ${place.name}: says that it is not live`);
      else this.samples.push({ place, reading, visit, atMs: performance.now() - this.#startedAt });
    } catch (error) {
      // A phone is just being given another ticket's page, or a console was left for the day.
      if (screen.visit === visit && this.#screens.includes(screen)) throw error;
    }
  }

  #time(): string {
    return `${((performance.now() - this.#startedAt) / 1_000).toFixed(1)} s`;
  }
}
