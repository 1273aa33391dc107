// The guide's pictures: a zone with visitors at every stage, on a tablet held either way.

import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import type { RunningHall } from "../system-support/running-hall.ts";
import { type Language, page, shoot } from "./screen.ts";

const words = {
  zh: {
    begin: "开始",
    meet: /^接待下一位/,
    end: /^结束/,
    stage: /^下一步/,
    hand: /^交给窗口/,
    cancel: "取消",
    left: "走了",
    fresh: "没有号的客户",
  },
  en: {
    begin: "Begin",
    meet: /^Meet the next/,
    end: /^End/,
    stage: /^Next:/,
    hand: /^Hand over/,
    cancel: "Cancel",
    left: "Left",
    fresh: /without a ticket/,
  },
} as const;

export async function guide(browser: Browser, { url }: RunningHall, language: Language): Promise<void> {
  const { begin, meet, stage, hand, cancel, fresh, end, left } = words[language];
  const tablet = await page(browser, "guide", language);
  await tablet.goto(`${url}/guide`);
  await tablet.getByRole("textbox").fill(language === "zh" ? "苏晴" : "Su-Qing");
  await shoot(tablet, `guide-sign-in-${language}`);
  await tablet.getByRole("button", { name: begin, exact: true }).click();
  for (let met = 0; met < 2; met++) {
    await tablet.getByRole("button", { name: meet }).click();
    await delay(1_200);
  }
  await tablet.getByRole("button", { name: stage }).first().click();
  await delay(8_000);
  await shoot(tablet, `guide-${language}`);
  await tablet.getByRole("button", { name: hand }).first().click();
  await shoot(tablet, `guide-hand-over-${language}`);
  await tablet.getByRole("button", { name: cancel }).last().click();
  await tablet.getByRole("button", { name: fresh }).click();
  await shoot(tablet, `guide-new-${language}`);
  await tablet.getByRole("button", { name: cancel }).last().click();
  await tablet.setViewportSize({ width: 800, height: 1280 });
  await shoot(tablet, `guide-portrait-${language}`);
  // What was begun is ended, for the pictures in the other language.
  const ends = tablet.getByRole("button", { name: end });
  while ((await ends.count()) > 0) {
    await ends.first().click();
    await tablet.getByRole("button", { name: left }).click();
    await delay(1_000);
  }
  await tablet.context().close();
}
