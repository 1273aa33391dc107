// Takes the pictures of every screen that the docs show, or of those that are named: a demo hall at work, in both languages.

import { mkdirSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { chromiumLaunch } from "../system-support/chromium.ts";
import { type RunningHall, startHall } from "../system-support/running-hall.ts";
import { fill } from "./busy-morning.ts";
import { counter } from "./counter.ts";
import { guide } from "./guide.ts";
import { kiosk } from "./kiosk.ts";
import { manage } from "./manage.ts";
import { type Language, folder, simple } from "./screen.ts";

type Take = (browser: Browser, hall: RunningHall, language: Language) => Promise<void>;

/** In the order of a hall's morning: what is taken later sees what was done before. */
const takes: Readonly<Record<string, Take>> = {
  kiosk,
  counter,
  guide,
  home: (browser, { url }, language) => simple(browser, "desk", language, `${url}/`, `home-${language}`),
  manage,
};

async function paperAndPhone(browser: Browser, { url }: RunningHall): Promise<void> {
  await simple(browser, "desk", "zh", `${url}/paper`, "paper");
  const papers = (await (await fetch(`${url}/paper/papers.json`)).json()) as { papers: { qr: string | null }[] };
  const code = /http:\/\/[^"\\]+\/t\/[\w-]+/.exec(JSON.stringify(papers.papers.at(-1)))?.[0];
  if (code) await simple(browser, "phone", "zh", code, "phone");
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in takes));
if (unknown.length > 0) throw new Error(`no pictures are called ${unknown.join(", ")}; there are ${Object.keys(takes).join(", ")}`);
const isAsked = (name: string) => asked.length === 0 || asked.includes(name);

mkdirSync(folder, { recursive: true });
const hall = await startHall();
const browser = await chromium.launch(chromiumLaunch);
try {
  if (asked.length === 0) await simple(browser, "lobby", "zh", `${hall.url}/lobby?silent`, "lobby-idle");
  await fill(hall);
  for (const language of ["zh", "en"] as const) {
    for (const [name, take] of Object.entries(takes)) if (isAsked(name)) await take(browser, hall, language);
  }
  if (asked.length === 0) await paperAndPhone(browser, hall);
} finally {
  await browser.close();
  await hall.stop();
}
