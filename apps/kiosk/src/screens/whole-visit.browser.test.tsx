// A whole visit without a finger on the glass: by keyboard alone, by one switch, by two, and by ear.

import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { KioskStatus } from "../bridge.ts";
import { App } from "./app.tsx";
import { type AnsweringBridge, answeringBridge } from "./rehearsal/answering-bridge.fixture.ts";
import { fakeVoice } from "./rehearsal/fake-voice.fixture.ts";
import { controlRows } from "./switches/rows.ts";
import "./kiosk.css";

let root: Root;
let bridge: AnsweringBridge;
beforeEach(() => page.viewport(1080, 1920));
afterEach(() => root.unmount());

async function begin(change: Partial<KioskStatus> = {}): Promise<void> {
  const stage = document.createElement("div");
  stage.id = "root";
  document.body.replaceChildren(stage);
  bridge = answeringBridge(change);
  root = createRoot(stage);
  root.render(<App bridge={bridge} />);
  await heading("城中营业厅");
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const title = (): string => document.querySelector("h1")?.textContent ?? "";
const heading = (words: string | RegExp) => expect.poll(title).toMatch(words);
const asked = (name: string) => bridge.asked.filter((request) => request.name === name).map(({ body }) => body);

describe("a keyboard alone", () => {
  /** Tab to the control that says this, and Enter. */
  async function enter(words: RegExp): Promise<void> {
    for (let tabs = 0; tabs < 60; tabs++) {
      await userEvent.tab();
      if (words.test(document.activeElement?.textContent ?? "")) return userEvent.keyboard("{Enter}");
    }
    throw new Error(`Tab does not come to ${String(words)} at “${title()}”`);
  }

  it("takes a ticket with a phone number, a need and two errands", { timeout: 60_000 }, async () => {
    await begin();
    await enter(/^English/);
    await heading("How would you like to start?");
    await enter(/^Senior/);
    await enter(/^Mobile number/);
    // Faster than this, it would be a scanner that types.
    for (const digit of "13800138000") {
      await userEvent.keyboard(digit);
      await pause(60);
    }
    await userEvent.keyboard("{Enter}");
    await heading("What brings you here?");
    expect(asked("identify")).toEqual([{ by: "phone", value: "13800138000" }]);
    await enter(/^Explain a bill/);
    await heading("4 ahead of you");
    await enter(/^Add another errand/);
    await heading("What else");
    await enter(/^Change plan/);
    await heading("4 ahead of you");
    await enter(/^Take a ticket/);
    await heading("Please take your ticket");
    expect(asked("take")).toMatchObject([{ errands: ["explain-bill", "change-plan"], needs: ["elder"], language: "en" }]);
    await enter(/^Done/);
    await heading("城中营业厅");
  });

  it("opens the staff panel's PIN and leaves it", async () => {
    await begin();
    for (let press = 0; press < 5; press++) await userEvent.keyboard("{Escape}");
    await heading("工作人员密码");
    await enter(/^离开面板/);
    await heading("城中营业厅");
    expect(asked("unlock")).toEqual([]);
  });
});

/** A press of a switch: the machine's interface types a key. */
function press(key: " " | "Enter"): void {
  for (const type of ["keydown", "keyup"]) dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true }));
}
const frame = () => document.querySelector(".switch-frame")?.getBoundingClientRect();
/** Whether the frame is around this control: alone, or with the row that it stands in. */
function isFramed(words: RegExp, at: "row" | "item"): boolean {
  const box = frame();
  if (!box || !document.querySelector(`.switch-frame-${at}`)) return false;
  const row = controlRows().find((controls) => controls.some((control) => words.test(control.textContent.trim())));
  const offered = at === "row" ? row : row?.filter((control) => words.test(control.textContent.trim()));
  return (
    offered?.every((control) => {
      const { left, right, top, bottom } = control.getBoundingClientRect();
      return left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1;
    }) === true
  );
}
const tremor = () => pause(260);

describe("one switch", () => {
  /** Waits until what is wanted is offered, and presses. */
  async function wait(words: RegExp): Promise<void> {
    const row = () => controlRows().find((controls) => controls.some(({ textContent }) => words.test(textContent.trim())));
    await expect.poll(() => isFramed(words, "row"), { interval: 20 }).toBe(true);
    const isAlone = row()?.length === 1;
    press("Enter");
    await tremor();
    if (isAlone) return;
    await expect.poll(() => isFramed(words, "item"), { interval: 20 }).toBe(true);
    press("Enter");
    await tremor();
  }

  it("takes a ticket: every choice is offered by itself, in rows", { timeout: 60_000 }, async () => {
    await begin({ switches: { count: 1, everyMs: 400 } });
    expect(frame()).toBeUndefined();
    press("Enter");
    await tremor();
    await wait(/^中文/);
    await heading("怎么为您取号");
    await wait(/^直接取号/);
    await heading("您要办理什么业务");
    await wait(/^账单解释/);
    await heading("您前面有");
    await wait(/^取号/);
    await heading("请取走您的号票");
    await wait(/^完成/);
    await heading("城中营业厅");
    expect(asked("take")).toMatchObject([{ errands: ["explain-bill"], language: "zh" }]);
    expect(frame()).toBeUndefined();
  });

  it("takes nothing by itself before its customer could have heard of it, and gives way to a finger", async () => {
    await begin({ switches: { count: 1, everyMs: 400 } });
    press(" ");
    await expect.poll(frame).toBeDefined();
    await tremor();
    await wait(/^中文/);
    await wait(/^直接取号/);
    await wait(/^账单解释/);
    await heading("您前面有");
    expect(document.body.textContent).not.toContain("自动取号");
    dispatchEvent(new PointerEvent("pointerdown"));
    await expect.poll(frame).toBeUndefined();
  });
});

describe("two switches", () => {
  async function step(words: RegExp, at: "row" | "item"): Promise<void> {
    for (let presses = 0; presses < 30 && !isFramed(words, at); presses++) {
      press(" ");
      await tremor();
    }
    expect(isFramed(words, at), `${String(words)} at “${title()}”`).toBe(true);
    press("Enter");
    await tremor();
  }

  it("takes a ticket: the first goes on, the second chooses, and nothing moves by itself", { timeout: 60_000 }, async () => {
    await begin({ switches: { count: 2, everyMs: 100 } });
    await step(/^English/, "row");
    await tremor();
    expect(isFramed(/^中文/, "item")).toBe(true);
    await step(/^English/, "item");
    await heading("How would you like to start?");
    await step(/^Just a ticket/, "row");
    await heading("What brings you here?");
    await step(/^Explain a bill/, "row");
    await step(/^Explain a bill/, "item");
    await heading("4 ahead of you");
    await step(/^Take a ticket/, "row");
    if (asked("take").length === 0) await step(/^Take a ticket/, "item");
    await heading("Please take your ticket");
  });

  it("leaves Enter to the focused control for whoever goes about with Tab", async () => {
    await begin({ switches: { count: 2, everyMs: 100 } });
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await heading(/怎么为您取号|How would you like to start/);
    expect(frame()).toBeUndefined();
  });

  it("does not take a trembling hand for two presses", async () => {
    await begin({ switches: { count: 2, everyMs: 100 } });
    const step = vi.spyOn(Element.prototype, "scrollIntoView");
    press(" ");
    press(" ");
    press(" ");
    await expect.poll(frame).toBeDefined();
    expect(step).toHaveBeenCalledTimes(1);
    step.mockRestore();
  });
});

describe("by ear", () => {
  it("hears the name of what a switch offers, the step's sentence first, and is waited for", async () => {
    const voice = fakeVoice();
    try {
      await begin({ switches: { count: 1, everyMs: 100 } });
      press("Enter");
      await expect.poll(() => voice.said.at(-1)?.text).toBe("城中营业厅 中文。轻触开始，English Touch to begin，繁體中文。輕觸開始");
      const first = frame()?.top;
      await pause(400);
      expect(frame()?.top).toBe(first);
      voice.finish();
      await expect.poll(() => voice.said.at(-1)?.text).toBe("长辈模式。字更大，一步一步来");
      expect(frame()?.top).toBeGreaterThan(first ?? 0);
    } finally {
      root.unmount();
      voice.remove();
    }
  });

  it("hears each step as it comes, once reading was asked for, and the number with it; the next customer hears nothing", async () => {
    const voice = fakeVoice();
    try {
      await begin();
      const touch = async (words: RegExp): Promise<void> => {
        const found = [...document.querySelectorAll("button")].find((button) => words.test(button.textContent.trim()));
        if (!found) throw new Error(`nothing says ${String(words)}`);
        found.click();
        await pause(0);
      };
      const heard = (words: RegExp) => expect.poll(() => voice.said.at(-1)?.text ?? "").toMatch(words);
      await touch(/^朗读/);
      await heard(/^城中营业厅。/);
      await touch(/^中文/);
      await heard(/^怎么为您取号？ .*直接取号/);
      await touch(/^直接取号/);
      await heard(/^您要办理什么业务？ /);
      await touch(/^账单解释/);
      await heard(/^您前面有 4 位，约 8到14 分钟。/);
      await touch(/^取号/);
      await heard(/^请取走您的号票。.*A零一七/);
      const said = voice.said.length;
      await touch(/^完成/);
      await heading("城中营业厅");
      // What is being said is said to its end, and that was all.
      expect(voice.isSpeaking()).toBe(true);
      await touch(/^English/);
      await heading("How would you like to start?");
      expect(voice.isSpeaking()).toBe(false);
      expect(voice.said).toHaveLength(said);
    } finally {
      root.unmount();
      voice.remove();
    }
  });
});
