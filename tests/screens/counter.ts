// A counter's pictures: the console of its teller, and the displays that show its call.

import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "@playwright/test";
import type { RunningHall } from "../system-support/running-hall.ts";
import { type Language, page, shoot } from "./screen.ts";

/** Finishes what is being served at a counter, errand by errand, and signs out. */
async function leave(hall: RunningHall, id: string): Promise<void> {
  const ask = async (action: string) =>
    (await hall.call("manager", "POST", `/api/v1/counters/${id}/${action}`)) as { counter: { state: string } };
  while ((await ask("finish")).counter.state === "serving");
  await ask("sign-out");
}

export async function counter(browser: Browser, hall: RunningHall, language: Language): Promise<void> {
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
