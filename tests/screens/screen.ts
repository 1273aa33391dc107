// A screen that is photographed: at its own size, in its own language, with its type loaded.

import { join, resolve } from "node:path";
import type { Browser, Page } from "@playwright/test";

export const folder = resolve(import.meta.dirname, "../../docs/screens");
const sizes = {
  kiosk: [1080, 1920],
  wide: [1920, 1080],
  desk: [1366, 768],
  lobby: [1920, 1080],
  portrait: [1080, 1920],
  phone: [360, 640],
  window: [960, 540],
  tablet: [1024, 600],
  guide: [1280, 800],
  "guide-portrait": [800, 1280],
} as const;
export type Language = "zh" | "en";

export async function page(browser: Browser, size: keyof typeof sizes, language: Language): Promise<Page> {
  const [width, height] = sizes[size];
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === "zh" ? "zh-CN" : "en-GB",
    timezoneId: "Asia/Shanghai",
  });
  await context.addInitScript(
    (chosen) =>
      ["hallflow-language", "hallflow-teller-language", "hallflow-guide-language"].forEach((key) =>
        window.localStorage.setItem(key, chosen),
      ),
    language,
  );
  return context.newPage();
}

export async function shoot(of: Page, name: string): Promise<void> {
  await of.evaluate(() => document.fonts.ready);
  await of.waitForTimeout(700);
  await of.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`  docs/screens/${name}.png`);
}

export async function simple(browser: Browser, size: keyof typeof sizes, language: Language, address: string, name: string): Promise<void> {
  const screen = await page(browser, size, language);
  await screen.goto(address);
  await screen.waitForTimeout(1_500);
  await shoot(screen, name);
  await screen.context().close();
}
