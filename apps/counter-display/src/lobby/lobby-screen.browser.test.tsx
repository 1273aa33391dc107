// The lobby display in a real browser, on a hall of the real core: one call at a time, and the truth when it is not live.

import type { Announcement, CallView, CounterId, ServiceId, StaffId, ZoneId } from "@hallflow/queue-core";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page } from "vitest/browser";
import { violationsAtRest } from "../rehearsal/violations.fixture.ts";
import { Rehearsal, type RehearsedLink } from "../rehearsal/rehearsal.ts";
import type { Voice } from "./announcer/voice.ts";
import { LobbyScreen } from "./lobby-screen.tsx";

const counters = ["1", "2", "3", "5", "6"] as CounterId[];

let rehearsal: Rehearsal;
let link: RehearsedLink;
let root: Root;

beforeEach(async () => {
  await page.viewport(1920, 1080);
  document.documentElement.lang = "zh-CN";
  document.title = "大厅叫号";
  rehearsal = new Rehearsal();
  link = rehearsal.lobby();
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
});
afterEach(() => root.unmount());

/** A voice that says each summons until the test ends it, or ends at once. */
function rehearsedVoice(ends: "by itself" | "by the test", how: "spoken" | "failed" = "spoken") {
  const said: CallView[] = [];
  const open: (() => void)[] = [];
  const voice: Voice = {
    say: ({ call }: Announcement) => {
      said.push(call);
      return new Promise((resolve) => (ends === "by itself" ? resolve(how) : open.push(() => resolve(how))));
    },
    isBlocked: () => false,
    subscribe: () => () => undefined,
    unblock: () => Promise.resolve(),
  };
  return { voice, said, end: () => open.shift()?.() };
}

const show = (voice: Voice | null = null, zone: ZoneId | null = null) => root.render(<LobbyScreen link={link} zone={zone} voice={voice} />);

function openCounters(): void {
  for (const counter of counters) rehearsal.do({ type: "sign-in", counter, staff: `W${counter}` as StaffId });
}
const callNext = (counter: string) => rehearsal.do({ type: "call-next", counter: counter as CounterId });
const large = () => document.querySelector(".call-panel-number")?.textContent ?? null;

describe("the lobby display", () => {
  it("welcomes while nobody is called, and names nobody's tier", async () => {
    rehearsal.ticket({ tier: "vip" });
    show();
    await expect.element(page.getByText("欢迎光临")).toBeVisible();
    await expect.element(page.getByText("V001")).toBeVisible();
    expect(document.body.textContent).not.toMatch(/vip|贵宾|尊贵/i);
    expect(await violationsAtRest()).toEqual([]);
  });

  it("shows a call large enough for ten metres, with its counter and the way there", async () => {
    openCounters();
    rehearsal.ticket({ errands: ["undecided" as ServiceId] });
    show();
    await expect.element(page.getByText("欢迎光临")).toBeVisible();
    callNext("5");
    await expect.poll(large).toBe("E001");
    const number = document.querySelector(".call-panel-number");
    expect(Number.parseFloat(getComputedStyle(number as Element).fontSize)).toBeGreaterThanOrEqual(250);
    expect(document.querySelector(".call-panel")?.textContent).toContain("5 号窗口");
    expect(document.querySelector(".call-panel")?.textContent).toContain("进门右手边");
    for (const mark of document.querySelectorAll(".recent-call .ticket-mark, .lane-figure b")) {
      expect(Number.parseFloat(getComputedStyle(mark).fontSize)).toBeGreaterThanOrEqual(80);
    }
    await expect.poll(() => link.reports).toContainEqual({ serial: 1, how: "shown" });
    expect(await violationsAtRest()).toEqual([]);
  });

  it("announces calls of one moment one after another, and lists them all at once", async () => {
    openCounters();
    for (let i = 0; i < 3; i++) rehearsal.ticket();
    const { voice, said, end } = rehearsedVoice("by the test");
    show(voice);
    await expect.element(page.getByText("欢迎光临")).toBeVisible();
    for (const counter of ["1", "2", "3"]) callNext(counter);
    await expect.poll(large).toBe("A001");
    await expect.poll(() => document.querySelectorAll(".recent-call-now").length).toBe(3);
    expect(said.map(({ ticket }) => ticket)).toEqual(["A001"]);
    end();
    await expect.poll(large, { timeout: 9_000 }).toBe("A002");
    expect(said.map(({ ticket }) => ticket)).toEqual(["A001", "A002"]);
    expect(link.reports).toContainEqual({ serial: 1, how: "spoken" });
    expect(link.reports).not.toContainEqual({ serial: 2, how: "spoken" });
  });

  it("says that it is not live in place of the call, and speaks of nothing old when it is back", async () => {
    openCounters();
    for (let i = 0; i < 2; i++) rehearsal.ticket();
    const { voice, said } = rehearsedVoice("by itself");
    show(voice);
    await expect.element(page.getByText("欢迎光临")).toBeVisible();
    link.cut();
    await expect.element(page.getByText("屏幕暂停更新")).toBeVisible();
    expect(await violationsAtRest()).toEqual([]);
    callNext("1");
    rehearsal.pass(30_000);
    callNext("2");
    expect(large()).toBeNull();
    link.heal();
    // Both are still awaited and so on the screen; the fresh one alone is announced.
    await expect.poll(() => document.querySelectorAll(".recent-call-now").length).toBe(2);
    await expect.poll(() => said.map(({ ticket }) => ticket)).toEqual(["A002"]);
  });

  it("shows a number that was missed, and where to go with it", async () => {
    openCounters();
    rehearsal.ticket();
    show();
    await expect.element(page.getByText("欢迎光临")).toBeVisible();
    callNext("1");
    rehearsal.do({ type: "no-show", counter: "1" as CounterId });
    await expect.element(page.getByText("请到咨询台")).toBeVisible();
    expect(await violationsAtRest()).toEqual([]);
  });

  it("reports a voice that failed, marks it, and goes on", async () => {
    openCounters();
    rehearsal.ticket();
    show(rehearsedVoice("by itself", "failed").voice);
    await expect.element(page.getByText("欢迎光临")).toBeVisible();
    callNext("1");
    await expect.poll(() => link.reports, { timeout: 9_000 }).toContainEqual({ serial: 1, how: "failed" });
    expect(document.querySelector(".sound-mark-failed")).not.toBeNull();
    expect(large()).toBe("A001");
  });

  it("offers a touch where the browser keeps the page silent", async () => {
    const { voice } = rehearsedVoice("by itself");
    let isBlocked = true;
    const listeners = new Set<() => void>();
    const blocked: Voice = {
      ...voice,
      isBlocked: () => isBlocked,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      unblock: () => {
        isBlocked = false;
        for (const listener of listeners) listener();
        return Promise.resolve();
      },
    };
    show(blocked);
    const button = page.getByRole("button", { name: /点击开启语音/ });
    await expect.poll(() => link.troubles.has("sound")).toBe(true);
    await button.click();
    await expect.element(button).not.toBeInTheDocument();
    await expect.poll(() => link.troubles.has("sound")).toBe(false);
  });

  it("shows a closed hall's hours, and nothing clipped upright", async () => {
    openCounters();
    for (let i = 0; i < 8; i++) rehearsal.ticket();
    show();
    await expect.element(page.getByText("欢迎光临")).toBeVisible();
    await page.viewport(1080, 1920);
    for (const counter of ["1", "2", "3"]) callNext(counter);
    await expect.poll(large).toBe("A001");
    for (const part of document.querySelectorAll(".lobby-header, .lobby-main, .lobby-side, .lane-strip")) {
      const { bottom, right } = part.getBoundingClientRect();
      const outside = [...part.querySelectorAll("*")].filter((inner) => {
        const place = inner.getBoundingClientRect();
        return place.bottom > bottom + 1 || place.right > right + 1;
      });
      expect(outside.map(({ outerHTML }) => outerHTML)).toEqual([]);
    }
    for (const counter of ["1", "2", "3"] as CounterId[]) {
      rehearsal.do({ type: "start", counter });
      rehearsal.do({ type: "finish", counter });
    }
    rehearsal.do({ type: "close-day" });
    await expect.element(page.getByText("营业厅已闭厅"), { timeout: 9_000 }).toBeVisible();
    await expect.element(page.getByText("今天营业时间 08:30–18:00")).toBeVisible();
    expect(await violationsAtRest()).toEqual([]);
  });

  it("tells everybody to leave at once, and goes on where it was", async () => {
    openCounters();
    rehearsal.ticket();
    show();
    callNext("1");
    await expect.poll(large).toBe("A001");
    rehearsal.do({ type: "evacuate-hall", reason: "alarm" });
    await expect.element(page.getByText("请立即离开大厅"), { timeout: 9_000 }).toBeVisible();
    expect(document.body.textContent).not.toContain("A001");
    expect(await violationsAtRest()).toEqual([]);
    rehearsal.do({ type: "resume-hall" });
    await expect.element(page.getByText("欢迎光临")).toBeVisible();
  });

  it("says that the hall is suspended once whoever was called has come", async () => {
    openCounters();
    rehearsal.ticket();
    show();
    callNext("1");
    await expect.poll(large).toBe("A001");
    rehearsal.do({ type: "suspend-hall", reason: "power" });
    expect(large()).toBe("A001");
    rehearsal.do({ type: "start", counter: "1" as CounterId });
    await expect.element(page.getByText("暂停营业"), { timeout: 9_000 }).toBeVisible();
    expect(await violationsAtRest()).toEqual([]);
  });

  it("shows the hall's own pictures while nobody is called, yields to a call, and goes on where it was", async () => {
    const picture = (colour: string) =>
      `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="16" height="9"><rect width="16" height="9" fill="${colour}"/></svg>`)}`;
    const items = ["navy", "teal"].map((colour) => ({ kind: "picture", url: picture(colour) }));
    const asked = vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({ items }));
    openCounters();
    rehearsal.ticket();
    show();
    const shown = () => document.querySelector<HTMLImageElement>(".media-panel img")?.naturalWidth ?? 0;
    await expect.poll(shown).toBeGreaterThan(0);
    expect(await violationsAtRest()).toEqual([]);
    callNext("1");
    await expect.poll(large).toBe("A001");
    expect(shown()).toBe(0);
    rehearsal.do({ type: "start", counter: "1" as CounterId });
    await expect.poll(shown, { timeout: 9_000 }).toBeGreaterThan(0);
    asked.mockRestore();
  });

  it("shows the manager's notices whole, however long, and takes them down", async () => {
    const notice = (zh: string, en: string) => ({ zh, en, untilAt: null });
    rehearsal.do({
      type: "set-notices",
      notices: [notice("今".repeat(40), "Maintenance of the payment system from noon, ".padEnd(90, "x"))],
    });
    show();
    const strip = () => document.querySelector(".notice-strip");
    await expect.poll(() => strip()?.textContent).toContain("今今今");
    for (const isUpright of [false, true]) {
      await page.viewport(isUpright ? 1080 : 1920, isUpright ? 1920 : 1080);
      const edge = strip()?.getBoundingClientRect().right ?? 0;
      for (const text of strip()?.querySelectorAll("span span") ?? []) expect(text.getBoundingClientRect().right).toBeLessThanOrEqual(edge);
    }
    expect(await violationsAtRest()).toEqual([]);
    rehearsal.do({ type: "set-notices", notices: [notice("只此一天", "Today only"), notice("雨天路滑", "Mind the wet floor")] });
    await expect.element(page.getByText("雨天路滑"), { timeout: 15_000 }).toBeVisible();
    rehearsal.do({ type: "set-notices", notices: [] });
    await expect.poll(strip).toBeNull();
  });

  it("keeps to its own zone", async () => {
    openCounters();
    rehearsal.ticket();
    rehearsal.ticket({ errands: ["undecided" as ServiceId] });
    show(null, "experience-zone" as ZoneId);
    await expect.element(page.getByText("欢迎光临")).toBeVisible();
    callNext("1");
    callNext("5");
    await expect.poll(large).toBe("E001");
    expect(document.querySelectorAll(".recent-call")).toHaveLength(1);
  });
});
