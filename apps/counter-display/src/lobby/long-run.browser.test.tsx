// A lobby display that is never switched off: days open and close before it, and it stays right, and no larger than it was.

import { HubClient } from "@hallflow/hub-client";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cdp, page } from "vitest/browser";
import { BusyDays } from "../rehearsal/busy-days.fixture.ts";
import { DrivenClock } from "../rehearsal/driven-clock.fixture.ts";
import type { Voice } from "./announcer/voice.ts";
import { LobbyScreen } from "./lobby-screen.tsx";

const hourMs = 3_600_000;
/** `pnpm prove:display` asks for three days; the tests have the night hours around one midnight. */
const { VITE_DISPLAY_HOURS } = import.meta.env as Readonly<Record<string, string | undefined>>;
const hours = Number(VITE_DISPLAY_HOURS ?? 1);
/** A clock that is asked for at a full hour has had its half-second tick by then. */
const settledMs = 700;
const spokenMs = 7_000;

let clock: DrivenClock;
let root: Root;
const { fetch } = globalThis;
beforeEach(async () => {
  await page.viewport(1920, 1080);
  document.documentElement.lang = "zh-CN";
  // Nothing of the hall's own is shown between calls, and nobody is asked for it over a real network.
  globalThis.fetch = async () => Response.json({ items: [] });
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
});
afterEach(() => {
  root.unmount();
  clock.uninstall();
  globalThis.fetch = fetch;
});

const voice: Voice = {
  say: () => new Promise((resolve) => setTimeout(() => resolve("spoken"), spokenMs)),
  isBlocked: () => false,
  subscribe: () => () => undefined,
  unblock: () => Promise.resolve(),
};

const inHall = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const text = (selector: string) => document.querySelector(selector)?.textContent ?? null;

/** What a display may have of the page's memory, after everything that nobody holds any more was thrown away. */
async function held(): Promise<{ readonly bytes: number; readonly nodes: number; readonly listeners: number }> {
  const browser = cdp() as unknown as { send(method: string): Promise<Record<string, number>> };
  for (let round = 0; round < 3; round++) await browser.send("HeapProfiler.collectGarbage");
  const { usedSize = NaN } = await browser.send("Runtime.getHeapUsage");
  const { nodes = NaN, jsEventListeners = NaN } = await browser.send("Memory.getDOMCounters");
  return { bytes: usedSize, nodes, listeners: jsEventListeners };
}

describe("a lobby display that runs for days", () => {
  it(
    `has the right time, the last call and the right day at every hour of ${hours}, and its memory stays flat`,
    { timeout: 60_000 + hours * 10_000 },
    async ({ annotate }) => {
      // The short run goes over a midnight in an open hall; the long one from night to night, by the hall's hours.
      const isLong = hours >= 24;
      const startsAt = Date.parse(isLong ? "2025-11-24T05:00:00+08:00" : "2025-11-24T23:20:00+08:00");
      clock = new DrivenClock(startsAt);
      clock.install();
      const days = new BusyDays(isLong ? [8 * 60 + 30, 18 * 60] : [22 * 60, 60]);
      const hello = { token: "t", view: "lobby", device: "long-run", speaks: true } as const;
      const client = new HubClient({ url: "", hello, open: () => days.open() });
      root.render(<LobbyScreen link={client} zone={null} voice={voice} />);
      await clock.run(settledMs);

      const everyMs = isLong ? hourMs : hourMs / 6;
      const nights: Awaited<ReturnType<typeof held>>[] = [];
      let calls = 0;
      for (let at = startsAt + everyMs; at <= startsAt + hours * hourMs; at += everyMs) {
        await clock.run(at + settledMs - clock.now);
        const time = inHall.format(at);
        const isOpen = days.hall.day.state !== "closed";
        const lanes = [...document.querySelectorAll(".lane-figures")].map((lane) => lane.querySelector("b")?.textContent);
        const shown = { clock: text(isOpen ? ".lobby-clock" : ".closed-clock"), last: text(".recent-call .ticket-mark"), lanes };
        const waiting = days.plan.lanes.map(({ id }) => String(days.hall.lanes.waiting(id)));
        expect(shown).toEqual({ clock: time, last: isOpen ? days.lastCalled : null, lanes: isOpen ? waiting : [] });
        calls = days.hall.callSerial;
        if ((at - startsAt) % (24 * hourMs) === 0) nights.push(await held());
      }
      client.close();
      expect(calls).toBeGreaterThan(isLong ? 100 * (hours / 24) : 20);
      const [first, last] = [nights[0], nights.at(-1)];
      const megabytes = nights.map(
        ({ bytes, nodes, listeners }) => `${(bytes / 1e6).toFixed(2)} MB, ${nodes} nodes, ${listeners} listeners`,
      );
      await annotate(`${hours} hours, ${calls} summons; held each night at five: ${megabytes.join(" · ")}`);
      if (!first || !last || nights.length < 2) return;
      expect(last.bytes).toBeLessThan(first.bytes * 1.03 + 300_000);
      expect(last.nodes).toBeLessThanOrEqual(first.nodes + 20);
      expect(last.listeners).toBeLessThanOrEqual(first.listeners + 5);
    },
  );
});
