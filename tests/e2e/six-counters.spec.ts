// Six tellers with shaky hands press at almost the same moment, before a lobby display in a real browser.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { JournalEvent } from "@hallflow/queue-core";
import { type Browser, type Page, expect, test } from "@playwright/test";
import { type HeardClip, type LargeNumber, recordHeard, recordLarge } from "../system-support/recorders.ts";
import { type RunningHall, startHall } from "../system-support/running-hall.ts";

const root = new URL("../..", import.meta.url).pathname;
const counters = ["1", "2", "3", "4", "5", "6"];
const betweenMs = 50;

/** The demo hall, saying little: six calls are said twice, one after another. */
function shortSpoken(folder: string): string {
  const file = join(folder, "hall.yaml");
  const demo = readFileSync(join(root, "halls/demo/hall.yaml"), "utf8");
  const terse = demo.replace(/^ {4}zh: "请 .ticket. 号到.*$/m, '    zh: "{ticket} {counter}"');
  expect(terse).not.toBe(demo);
  writeFileSync(file, terse);
  return file;
}

/** A console in a browser of its own, with somebody at its counter. */
async function console(browser: Browser, hall: RunningHall, counter: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "zh-CN" })).newPage();
  await page.goto(`${hall.url}/counter`);
  await page
    .locator(".counter-card")
    .filter({ hasText: new RegExp(`^${counter}`) })
    .click();
  await page.getByRole("textbox").fill(`T${counter}`);
  await page.keyboard.press("Enter");
  await page.locator('[data-action="call-next"][aria-disabled="false"]').waitFor();
  return page;
}

/** Presses a key at certain instants of the clock that all pages share; answers how late each press was. */
const pressAt = (page: Page, instants: readonly number[]): Promise<number[]> =>
  page.evaluate(
    async (instants) =>
      Promise.all(
        instants.map(async (at) => {
          await new Promise((resolve) => setTimeout(resolve, at - Date.now()));
          const lateMs = Date.now() - at;
          window.dispatchEvent(new KeyboardEvent("keydown", { code: "Enter", key: "Enter", bubbles: true, cancelable: true }));
          return lateMs;
        }),
      ),
    instants,
  );

test("twelve presses 50 ms apart at six counters call six customers, each seen in order and heard whole, twice", async ({
  browser,
  context,
}) => {
  test.setTimeout(180_000);
  const folder = mkdtempSync(join(tmpdir(), "hallflow-six-"));
  const hall = await startHall({ HALL_CONFIG: shortSpoken(folder) });
  try {
    // Two of them for the experience zone, whose promise is shorter: one goes to the counter that serves both.
    const errands = ["change-plan", "change-plan", "change-plan", "change-plan", "undecided", "change-plan", "undecided"];
    for (const errand of errands) await hall.call("manager", "POST", "/api/v1/visits", { errands: [errand] });
    const lobby = await context.newPage();
    await lobby.setViewportSize({ width: 1920, height: 1080 });
    await lobby.addInitScript(recordLarge);
    await lobby.addInitScript(recordHeard);
    await lobby.goto(`${hall.url}/lobby`);
    await lobby.mouse.click(10, 10);
    await expect(lobby.getByText("欢迎光临")).toBeVisible();
    const consoles = [];
    for (const counter of counters) consoles.push(await console(browser, hall, counter));

    const firstAt = Date.now() + 1_000;
    await Promise.all(consoles.map((page, index) => pressAt(page, [firstAt + index * betweenMs, firstAt + (index + 1) * betweenMs])));
    await expect(lobby.locator(".recent-call-now")).toHaveCount(counters.length);
    const { events } = (await hall.call("manager", "GET", "/api/v1/events?after=0&limit=1000")) as { events: { event: JournalEvent }[] };
    const calls = events.flatMap(({ event }) => (event.type === "visit-called" ? [event] : []));
    expect(calls.map(({ counter }) => counter).toSorted()).toEqual(counters);
    expect(new Set(calls.map(({ visit }) => visit)).size).toBe(counters.length);
    const tickets = new Map(events.flatMap(({ event }) => (event.type === "ticket-issued" ? [[event.visit, event.ticket]] : [])));
    const order = calls.map(({ visit }) => tickets.get(visit) ?? "");

    const heard = async () => lobby.evaluate(() => (globalThis as unknown as { heard: HeardClip[] }).heard);
    const wanted = order.flatMap((ticket) => [ticket, ticket]);
    await expect
      .poll(async () => (await heard()).filter(({ endedAt }) => endedAt !== null).length, { timeout: 120_000, intervals: [1_000] })
      .toBe(wanted.length);
    const clips = await heard();
    expect(clips.map(({ sound }) => sound.split("/")[3])).toEqual(wanted);
    for (const [index, { startedAt, endedAt, lengthMs }] of clips.entries()) {
      // Whole, and over before the next begins; the browser tells of the end when it gets round to it.
      expect((endedAt ?? 0) - startedAt).toBeGreaterThan(lengthMs - 60);
      expect(clips[index + 1]?.startedAt ?? Infinity).toBeGreaterThanOrEqual(endedAt ?? 0);
    }
    const large = await lobby.evaluate(() => (globalThis as unknown as { large: LargeNumber[] }).large);
    expect(
      large
        .map(({ ticket }) => ticket)
        .filter((ticket, index, all) => ticket !== all[index - 1])
        .slice(0, order.length),
    ).toEqual(order);
    for (const page of consoles) await page.context().close();
  } finally {
    await hall.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
