// Measures what a customer feels of a press: from the teller's key to the number on the lobby display and on the screen over the
// counter, and to the first sound, in a real browser while 20 displays are connected.

import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import { type Page, chromium } from "@playwright/test";
import { chromiumLaunch } from "../system-support/chromium.ts";
import { startHall } from "../system-support/running-hall.ts";

const presses = Number(process.argv[2] ?? 120);
const spoken = Number(process.argv[3] ?? 12);
const displays = 20;
const counter = "1";

interface Marks {
  readonly key?: number[];
  readonly shown?: Record<string, number>;
  readonly large?: Record<string, number>;
  readonly sound?: number[];
}

/** Runs in each page before its own script: writes down, by the wall clock that all pages of a machine share, when what was pressed, painted and played. */
function watch(): void {
  const now = () => performance.timeOrigin + performance.now();
  const marks = { key: [] as number[], shown: {} as Record<string, number>, large: {} as Record<string, number>, sound: [] as number[] };
  Object.assign(globalThis, { pressMarks: marks });
  addEventListener("keydown", () => marks.key.push(now()), { capture: true });
  const note = (into: Record<string, number>, selector: string) => {
    for (const place of document.querySelectorAll(selector)) {
      const ticket = /[A-Z]\d{3,}/.exec(place.textContent)?.[0];
      // The second frame after the change is the one after it has been painted.
      if (ticket !== undefined && into[ticket] === undefined) {
        into[ticket] = Infinity;
        requestAnimationFrame(() => requestAnimationFrame(() => (into[ticket] = now())));
      }
    }
  };
  new MutationObserver(() => {
    note(marks.shown, ".recent-call-now .ticket-mark, .window-screen-calling .window-ticket");
    note(marks.large, ".call-panel-number");
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
  // eslint-disable-next-line typescript/unbound-method -- called with its own node below
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...when: number[]) {
    marks.sound.push(now());
    start.apply(this, when as []);
  };
}

const marksOf = (page: Page): Promise<Marks> => page.evaluate(() => (globalThis as unknown as { pressMarks: Marks }).pressMarks);

const hall = await startHall();
const browser = await chromium.launch({
  ...chromiumLaunch,
  args: [...(chromiumLaunch.args ?? []), "--autoplay-policy=no-user-gesture-required", "--disable-renderer-backgrounding"],
});
const others: HubClient[] = [];
try {
  const open = async (path: string, width: number, height: number) => {
    const page = await (await browser.newContext({ viewport: { width, height }, locale: "zh-CN" })).newPage();
    await page.addInitScript(watch);
    await page.goto(hall.url + path);
    return page;
  };
  const lobby = await open("/lobby", 1920, 1080);
  const screen = await open(`/window?counter=${counter}`, 960, 540);
  const teller = await open("/counter", 1366, 768);
  await teller.getByText(counter, { exact: true }).first().click();
  await teller.getByRole("textbox").fill("测量");
  await teller.keyboard.press("Enter");
  await teller.getByRole("button", { name: /叫下一位/ }).waitFor();
  for (let index = 2; index < displays; index++) {
    others.push(new HubClient({ url: hall.url, hello: { token: hall.tokens.lobby, view: "lobby", device: `display-${index}` } }));
  }
  await screen.getByText("请稍候").waitFor();

  const ask = (action: string) => hall.call("manager", "POST", `/api/v1/counters/${counter}/${action}`);
  const pressed: { readonly ticket: string; readonly at: number }[] = [];
  /** One press on the teller's own keyboard, and the number that it called. */
  const press = async (waitMs: number): Promise<void> => {
    await hall.call("manager", "POST", "/api/v1/visits", { errands: ["change-plan"] });
    await teller.locator('[data-action="call-next"][aria-disabled="false"]').waitFor();
    await teller.keyboard.press("Enter");
    await screen.locator(".window-screen-calling .window-ticket").waitFor();
    const ticket = (await screen.locator(".window-ticket").textContent()) ?? "";
    pressed.push({ ticket, at: (await marksOf(teller)).key?.at(-1) ?? 0 });
    await delay(waitMs);
    await ask("start");
    await ask("finish");
    await screen.getByText("请稍候").waitFor();
  };

  // Long enough apart that the one before has been said: the press that a hall hears at once.
  for (let index = 0; index < spoken; index++) {
    await press(1_500);
    await lobby.locator(".call-panel").waitFor({ state: "detached", timeout: 30_000 });
    await delay(1_200);
  }
  const quiet = pressed.length;
  const heard = (await marksOf(lobby)).sound ?? [];
  const firstSounds = pressed.slice(0, quiet).map(({ at }) => (heard.find((sound) => sound > at) ?? Infinity) - at);
  const large = (await marksOf(lobby)).large ?? {};
  // The console takes two presses within 0.6 s for one by a shaky hand.
  for (let index = 0; index < presses; index++) await press(650);

  const [onLobby, onWindow] = [(await marksOf(lobby)).shown ?? {}, (await marksOf(screen)).shown ?? {}];
  const after = (shown: Record<string, number>, some = pressed) => some.map(({ ticket, at }) => (shown[ticket] ?? Infinity) - at);
  console.log(`\n${pressed.length} presses, ${displays} displays connected, two cores shared by hub and browser\n`);
  console.log("| from the teller's key | median | 95 % | 99 % | most |\n|---|--:|--:|--:|--:|");
  row("to the number on the lobby display", after(onLobby));
  row("to the number over the counter", after(onWindow));
  row("to the number large, where nothing else was being said", after(large, pressed.slice(0, quiet)));
  row("to the first sound, a number never said before", firstSounds);
  const missing = [...after(onLobby), ...after(onWindow), ...firstSounds].filter((ms) => !Number.isFinite(ms)).length;
  if (missing > 0) throw new Error(`${missing} were never shown or heard`);
} finally {
  for (const other of others) other.close();
  await browser.close();
  await hall.stop();
}

function row(name: string, values: readonly number[]): void {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => `${(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0).toFixed(0)} ms`;
  console.log(`| ${name} (${values.length}) | ${at(0.5)} | ${at(0.95)} | ${at(0.99)} | ${at(1)} |`);
}
