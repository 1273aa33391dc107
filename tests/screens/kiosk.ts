// The kiosk's pictures, from the first touch to the ticket.

import type { Browser } from "@playwright/test";
import type { RunningHall } from "../system-support/running-hall.ts";
import { type Language, page, shoot } from "./screen.ts";

const words = {
  zh: {
    begin: /中文/,
    skip: /直接取号/,
    plan: /产品变更/,
    invoice: /发票打印/,
    take: /^取号/,
    taken: "请取走您的号票",
    person: /我还是想找人办理/,
  },
  en: {
    begin: /English/,
    skip: /Just a ticket/,
    plan: /Change plan/,
    invoice: /Print an invoice/,
    take: /^Take a ticket/,
    taken: /ticket/i,
    person: /I still want a person/,
  },
} as const;

export async function kiosk(browser: Browser, { url }: RunningHall, language: Language): Promise<void> {
  const { begin, skip, plan, invoice, take } = words[language];
  const screen = await page(browser, "kiosk", language);
  const start = async (elder = false) => {
    await screen.goto(`${url}/kiosk`);
    await screen.getByRole("button", { name: begin }).first().waitFor();
    if (elder)
      await screen
        .getByRole("button", { name: /长辈模式/ })
        .first()
        .click();
  };
  await start();
  await shoot(screen, `kiosk-start-${language}`);
  await screen.getByRole("button", { name: begin }).first().click();
  await screen.getByRole("button", { name: skip }).waitFor();
  await shoot(screen, `kiosk-who-${language}`);
  await screen.getByRole("button", { name: skip }).click();
  await screen.getByRole("button", { name: plan }).first().waitFor();
  await shoot(screen, `kiosk-services-${language}`);
  await screen.getByRole("button", { name: invoice }).first().click();
  await screen.getByRole("button", { name: words[language].person }).waitFor();
  await shoot(screen, `kiosk-machine-first-${language}`);
  await screen.goto(`${url}/kiosk`);
  await screen.getByRole("button", { name: begin }).first().click();
  await screen.getByRole("button", { name: skip }).click();
  await screen.getByRole("button", { name: plan }).first().click();
  await screen.getByRole("button", { name: take }).first().waitFor();
  await shoot(screen, `kiosk-answer-${language}`);
  await screen.getByRole("button", { name: take }).first().click();
  await screen
    .getByText(language === "zh" ? "请取走您的号票" : /take your ticket/i)
    .first()
    .waitFor();
  await shoot(screen, `kiosk-ticket-${language}`);
  if (language === "zh") {
    await start(true);
    await shoot(screen, "kiosk-elder-zh");
    const wide = await page(browser, "wide", language);
    await wide.goto(`${url}/kiosk`);
    await wide.getByRole("button", { name: begin }).first().click();
    await wide.getByRole("button", { name: skip }).click();
    await wide.getByRole("button", { name: plan }).first().waitFor();
    await shoot(wide, "kiosk-services-wide-zh");
    await wide.context().close();
  }
  await screen.context().close();
}
