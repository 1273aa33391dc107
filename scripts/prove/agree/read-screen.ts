// What stands on a screen at one moment, read out of its page in one go, with the sequence of the view that was drawn.

import type { Page } from "@playwright/test";

export type ScreenKind = "lobby" | "window" | "console" | "manager" | "phone";

/** Facts by name, as text: a person compares what is written. */
export type Facts = Readonly<Record<string, string>>;

export interface Reading {
  readonly sequence: number | null;
  readonly isLive: boolean;
  readonly facts: Facts;
}

const readers: Record<ScreenKind, () => Facts> = {
  lobby: () => {
    const text = (selector: string, of: ParentNode = document) => [...of.querySelectorAll(selector)].map((part) => part.textContent);
    const calls = [...document.querySelectorAll(".recent-call")].map((row) => {
      const where = row.querySelector(".recent-call-where :first-child :first-child")?.textContent ?? "";
      return `${text(".ticket-mark", row)[0]} ${where}${row.classList.contains("recent-call-now") ? " *" : ""}`;
    });
    const lanes = [...document.querySelectorAll(".lane-figures")].map((lane) => `${lane.getAttribute("aria-label")} ${text("b", lane)[0]}`);
    return {
      open: String(document.querySelector(".lobby-closed") === null),
      calls: calls.join(", "),
      soon: text(".soon-tickets .ticket-mark").join(" "),
      large: text(".call-panel-number")[0] ?? "",
      "large counter":
        /\d+/.exec(document.querySelector(".call-panel:not(.call-panel-missed) .call-panel-counter")?.textContent ?? "")?.[0] ?? "",
      lanes: lanes.join(", "),
    };
  },
  window: () => ({
    counter: document.querySelector(".window-counter b")?.textContent ?? "",
    state: /window-screen-(\S+)/.exec(document.querySelector("main")?.className ?? "")?.[1] ?? "",
    ticket: document.querySelector(".window-ticket")?.textContent ?? "",
  }),
  console: () => {
    const lanes = [...document.querySelectorAll(".lane-group:not(:has(.lane-head-own))")].map(
      (lane) => `${lane.querySelector(".lane-name")?.textContent} ${lane.querySelector(".lane-head b")?.textContent}`,
    );
    return {
      state: /seat-state-(\S+)/.exec(document.querySelector(".seat-state")?.className ?? "")?.[1] ?? "signed-out",
      ticket: document.querySelector(".visit-number")?.textContent ?? "",
      waiting: [...document.querySelectorAll(".waiting-ticket")].map((row) => row.textContent).join(" "),
      lanes: lanes.sort().join(", "),
      held: /\d+/.exec(document.querySelector('[data-action="bring-back"] small')?.textContent ?? "")?.[0] ?? "0",
    };
  },
  manager: () => {
    const desks = [...document.querySelectorAll(".desk")].map((desk) => {
      const state = /desk-(free|calling|serving|paused|signed-out)/.exec(desk.className)?.[1] ?? "";
      const ticket = state === "calling" || state === "serving" ? ` ${desk.querySelector(".desk-ticket")?.textContent}` : "";
      return `${desk.querySelector(".desk-number")?.textContent} ${state}${ticket}`;
    });
    const lanes = [...document.querySelectorAll(".lane-line")].map(
      (lane) => `${lane.getAttribute("aria-label")} ${lane.querySelector(".lane-line-count strong")?.textContent}`,
    );
    return {
      desks: desks.sort().join(", "),
      lanes: lanes.join(", "),
      issued: document.querySelector(".today-issued strong")?.textContent ?? "",
      served: document.querySelector(".today dl dd")?.textContent ?? "",
    };
  },
  phone: () => {
    const says = document.querySelector("h1")?.firstChild?.textContent ?? "";
    const places = [...document.querySelectorAll(".place")].map((place) => place.firstChild?.textContent ?? "").join(" ");
    return {
      ticket: document.querySelector(".ticket")?.textContent ?? "",
      says,
      ahead: places.includes("没有人") ? "0" : (/还有 (\d+) 位/.exec(places)?.[1] ?? ""),
    };
  },
};

/** Reads a screen; the page's own script cannot run in between. An expression, and not a call: a page may not make code of text. */
export const readScreen = (page: Page, kind: ScreenKind): Promise<Reading> =>
  page.evaluate<Reading>(`(() => {
    const { sequence, live } = document.documentElement.dataset;
    return { sequence: sequence === undefined ? null : Number(sequence), isLive: live === "true", facts: (${readers[kind].toString()})() };
  })()`);

/** The sequence alone, asked for until a screen has caught up. */
export const sequenceOn = async (page: Page): Promise<number> =>
  Number(await page.evaluate(() => document.documentElement.dataset["sequence"] ?? "0"));
