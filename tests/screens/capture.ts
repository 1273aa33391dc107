// Takes the pictures of every screen that the docs show: a demo hall at work, in both languages, at each screen's own size.

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import { type Browser, type Page, chromium } from "@playwright/test";
import { chromiumLaunch } from "../system-support/chromium.ts";
import { type RunningHall, startHall } from "../system-support/running-hall.ts";

const folder = resolve(import.meta.dirname, "../../docs/screens");
const sizes = {
  kiosk: [1080, 1920],
  wide: [1920, 1080],
  desk: [1366, 768],
  lobby: [1920, 1080],
  portrait: [1080, 1920],
  phone: [360, 640],
  window: [960, 540],
  tablet: [1024, 600],
} as const;
type Language = "zh" | "en";

/** Hall time runs so many times as fast while the pictures are taken, for waits that look like a morning's. */
const rate = 12;

/** Begins the hall's morning again at ten, by its own clock. */
async function tenInTheMorning(hall: RunningHall): Promise<void> {
  const manager = new HubClient({ url: hall.url, hello: { token: hall.tokens.manager, view: "manager", device: "pictures" } });
  const day = "2026-11-23";
  const dayStartAt = Date.parse(`${day}T00:00:00+08:00`);
  await manager.send({ type: "close-day" });
  await hall.call("manager", "PUT", "/api/demo/clock", { at: dayStartAt + 10 * 3_600_000, rate });
  await manager.send({
    type: "open-day",
    day,
    dayStartAt,
    ticketsStopAt: dayStartAt + 17.75 * 3_600_000,
    closesAt: dayStartAt + 18 * 3_600_000,
  });
  manager.close();
}

/** A hall in the middle of its morning: people wait in every lane, counters call and serve. */
async function fill(hall: RunningHall): Promise<void> {
  await tenInTheMorning(hall);
  const counter = (id: string, action: string, body?: unknown) => hall.call("manager", "POST", `/api/v1/counters/${id}/${action}`, body);
  for (const [id, staff] of [
    ["2", "赵敏"],
    ["3", "周洁"],
    ["4", "陈涛"],
    ["5", "林悦"],
    ["6", "何静"],
  ])
    await counter(id as string, "sign-in", { staff });
  // Arrivals some half a minute of hall time apart.
  const take = async (errands: string[], more: object = {}) => {
    await hall.call("manager", "POST", "/api/v1/visits", { errands, ...more });
    await delay(1_800 + (errands[0]?.length ?? 0) * 60);
  };
  const basic = [
    "change-plan",
    "replace-sim",
    "open-account",
    "explain-bill",
    "real-name",
    "print-invoice",
    "suspend",
    "family",
    "value-added",
    "scratch-card",
    "change-plan",
    "replace-sim",
  ];
  for (const [index, service] of basic.entries())
    await take(index === 3 ? [service, "print-invoice"] : [service], index === 5 ? { needs: ["elder"] } : {});
  for (let i = 0; i < 4; i++) await take(["undecided"]);
  for (let i = 0; i < 3; i++) await take(["change-plan"], { tier: "vip" });
  for (const id of ["3", "4", "5"]) {
    await counter(id, "call-next");
    await counter(id, "start");
  }
  await counter("4", "hold", { kind: "papers-missing", note: "取身份证" });
}

async function page(browser: Browser, size: keyof typeof sizes, language: Language): Promise<Page> {
  const [width, height] = sizes[size];
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === "zh" ? "zh-CN" : "en-GB",
    timezoneId: "Asia/Shanghai",
  });
  await context.addInitScript(
    (chosen) => ["hallflow-language", "hallflow-teller-language"].forEach((key) => window.localStorage.setItem(key, chosen)),
    language,
  );
  return context.newPage();
}

async function shoot(of: Page, name: string): Promise<void> {
  await of.evaluate(() => document.fonts.ready);
  await of.waitForTimeout(700);
  await of.screenshot({ path: join(folder, `${name}.png`) });
  console.log(`  docs/screens/${name}.png`);
}

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

async function kiosk(browser: Browser, { url }: RunningHall, language: Language): Promise<void> {
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

/** Finishes what is being served at a counter, errand by errand, and signs out. */
async function leave(hall: RunningHall, id: string): Promise<void> {
  const ask = async (action: string) =>
    (await hall.call("manager", "POST", `/api/v1/counters/${id}/${action}`)) as { counter: { state: string } };
  while ((await ask("finish")).counter.state === "serving");
  await ask("sign-out");
}

async function counter(browser: Browser, hall: RunningHall, language: Language): Promise<void> {
  const { url } = hall;
  const screen = await page(browser, "desk", language);
  const id = "1";
  await screen.goto(`${url}/counter`);
  await screen.getByText(id, { exact: true }).first().waitFor();
  await shoot(screen, `counter-sign-in-${language}`);
  await screen.getByText(id, { exact: true }).first().click();
  await screen.getByRole("textbox").fill("李娜");
  await screen.keyboard.press("Enter");
  await screen.getByRole("button", { name: language === "zh" ? /叫下一位/ : /Call next/ }).waitFor();
  await shoot(screen, `counter-free-${language}`);
  // The displays are open before the call: a customer who does not come is passed within seconds of this fast clock.
  const lobby = await page(browser, "lobby", language);
  const portrait = await page(browser, "portrait", language);
  for (const display of [lobby, portrait]) await display.goto(`${url}/lobby?silent`);
  const over = await page(browser, "window", language);
  await over.goto(`${url}/window?counter=${id}`);
  const pad = await page(browser, "tablet", language);
  await pad.goto(`${url}/rating?counter=${id}`);
  await screen.getByRole("button", { name: language === "zh" ? /叫下一位/ : /Call next/ }).click();
  await shoot(screen, `counter-calling-${language}`);
  if (language === "zh") {
    await shoot(lobby, "lobby-call");
    await shoot(portrait, "lobby-portrait");
    await shoot(over, "window-call");
  }
  await screen.getByRole("button", { name: language === "zh" ? /开始办理/ : /Start/ }).click();
  await delay(7_000);
  await shoot(screen, `counter-serving-${language}`);
  await leave(hall, id);
  if (language === "zh") await shoot(pad, "rating");
  for (const open of [screen, lobby, portrait, over, pad]) await open.context().close();
}

async function simple(browser: Browser, size: keyof typeof sizes, language: Language, address: string, name: string): Promise<void> {
  const screen = await page(browser, size, language);
  await screen.goto(address);
  await screen.waitForTimeout(1_500);
  await shoot(screen, name);
  await screen.context().close();
}

mkdirSync(folder, { recursive: true });
const hall = await startHall();
const browser = await chromium.launch(chromiumLaunch);
try {
  await simple(browser, "lobby", "zh", `${hall.url}/lobby?silent`, "lobby-idle");
  await fill(hall);
  for (const language of ["zh", "en"] as const) {
    await kiosk(browser, hall, language);
    await counter(browser, hall, language);
    await simple(browser, "desk", language, `${hall.url}/`, `home-${language}`);
    await simple(browser, "desk", language, `${hall.url}/manage`, `manage-${language}`);
  }
  await simple(browser, "desk", "zh", `${hall.url}/paper`, "paper");
  const papers = (await (await fetch(`${hall.url}/paper/papers.json`)).json()) as { papers: { qr: string | null }[] };
  const code = /http:\/\/[^"\\]+\/t\/[\w-]+/.exec(JSON.stringify(papers.papers.at(-1)))?.[0];
  if (code) await simple(browser, "phone", "zh", code, "phone");
} finally {
  await browser.close();
  await hall.stop();
}
