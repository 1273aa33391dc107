// The devices whose cables are pulled, one of each kind: where its page is, and how its screen says that it is not live.

import type { CounterId } from "@hallflow/queue-core";
import { type Browser, type Page, chromium } from "@playwright/test";
import { chromiumLaunch } from "../../../tests/system-support/chromium.ts";
import { Cable } from "./cable.ts";
import { recordHeard, recordLarge, recordTruth } from "../../../tests/system-support/recorders.ts";

export type ClientKind = "teller" | "lobby" | "window" | "rating" | "phone" | "manager" | "kiosk";

/** What is on the screen, and only then, when it does not know how the hall is. */
const notLive: Record<ClientKind, string> = {
  teller: ".console .offline-banner",
  lobby: ".not-live-panel[role=alert]",
  window: ".window-screen-not-live",
  rating: ".rating-idle[role=alert]",
  phone: "#away:not([hidden])",
  manager: ".offline-banner",
  kiosk: ".attract-by-itself, .trouble-hub-away",
};
const sizes: Record<ClientKind, [width: number, height: number]> = {
  teller: [1366, 768],
  lobby: [1920, 1080],
  window: [960, 540],
  rating: [1024, 600],
  phone: [360, 640],
  manager: [1366, 768],
  kiosk: [1080, 1920],
};

export interface Client {
  readonly kind: ClientKind;
  readonly page: Page;
  readonly cable: Cable;
}

/** A change of what a screen says of itself, by the clock that all processes of a machine share. */
export interface TruthMark {
  readonly at: number;
  readonly isAway: boolean;
  readonly sequence: number;
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...chromiumLaunch,
    args: [...(chromiumLaunch.args ?? []), "--autoplay-policy=no-user-gesture-required", "--disable-renderer-backgrounding"],
  });

/** Opens a device's page over a cable of its own. `at` gives the address of the page, which for a kiosk is that of its agent. */
export async function openClient(
  browser: Browser,
  kind: ClientKind,
  hubUrl: string,
  at: (cable: Cable) => string | Promise<string>,
): Promise<Client> {
  const cable = await Cable.lay(hubUrl);
  const [width, height] = sizes[kind];
  const page = await (await browser.newContext({ viewport: { width, height }, locale: "zh-CN", timezoneId: "Asia/Shanghai" })).newPage();
  await page.addInitScript(recordTruth, notLive[kind]);
  if (kind === "lobby") {
    await page.addInitScript(recordLarge);
    await page.addInitScript(recordHeard);
  }
  await page.goto(await at(cable));
  return { kind, page, cable };
}

/** The hub's page for a kind of device; a phone and a kiosk have theirs elsewhere. */
export function pathOf(kind: Exclude<ClientKind, "phone" | "kiosk">, counter: CounterId): string {
  switch (kind) {
    case "teller":
      return "/counter";
    case "window":
    case "rating":
      return `/${kind}?counter=${counter}`;
    case "lobby":
      return "/lobby";
    case "manager":
      return "/manage";
  }
}

export const truthOf = ({ page }: Client): Promise<readonly TruthMark[]> =>
  page.evaluate(() => (globalThis as unknown as { truth: TruthMark[] }).truth);
