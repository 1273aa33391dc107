// Every screen of the kiosk for whoever does not touch it or does not see it: what switches offer, and what is read aloud.

import { flushSync } from "react-dom";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { type FakeVoice, fakeVoice } from "./rehearsal/fake-voice.fixture.ts";
import { type Screen, screens } from "./rehearsal/screens.fixture.ts";
import { type Mode, clear, controls, modes, show } from "./rehearsal/stage.fixture.tsx";
import { spokenName } from "./reading/spoken.ts";
import { voice } from "./reading/voice.ts";
import "./kiosk.css";

const allModes = Object.keys(modes) as Mode[];
const screensIn = (mode: Mode): readonly Screen[] => screens.filter(({ notElder, door }) => !door && !(notElder && "elder" in modes[mode]));

let fake: FakeVoice;
beforeAll(async () => {
  await page.viewport(1080, 1920);
  fake = fakeVoice();
});
afterAll(() => {
  clear();
  voice.stop();
  fake.remove();
});

/** Presses of a switch, a second apart. */
let pressedAt = 0;
function press(key: " " | "Enter"): void {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  pressedAt += 1_000;
  Object.defineProperty(event, "timeStamp", { value: pressedAt });
  flushSync(() => dispatchEvent(event));
  // What follows from the press is drawn before the next.
  flushSync(() => undefined);
}

const frame = () => {
  const found = document.querySelector(".switch-frame");
  return found && { at: found.classList.contains("switch-frame-row") ? "row" : "item", box: found.getBoundingClientRect() };
};
const isAround = (control: Element, box: DOMRect): boolean => {
  const { left, right, top, bottom } = control.getBoundingClientRect();
  return left >= box.left - 1 && right <= box.right + 1 && top >= box.top - 1 && bottom <= box.bottom + 1;
};

describe("two switches", () => {
  it.each(allModes)("come to every control of every screen: %s", async (mode) => {
    const found: string[] = [];
    for (const screen of screensIn(mode)) {
      await show({ ...screen, status: { ...screen.status, switches: { count: 2, everyMs: 1_000 } } }, mode, "zh");
      const wanted = new Set<Element>(controls());
      // Tab is walked for real in one mode; in every mode a control must be where Tab goes.
      found.push(...controls().flatMap((one) => (one.tabIndex === 0 ? [] : [`${screen.name}: Tab skips “${one.textContent}”`])));
      const named = new Set<string>();
      press(" ");
      for (let presses = wanted.size * 3 + 5; presses > 0 && wanted.size > 0; presses--) {
        const now = frame();
        if (!now) break;
        const offered = [...wanted].filter((control) => isAround(control, now.box));
        named.add(fake.said.at(-1)?.text ?? "");
        // A row of one is its control; a row of several is gone into, and each is offered by itself.
        if (now.at === "item" || offered.length === 1) for (const control of offered) wanted.delete(control);
        if (now.at === "item" && offered.length > 1) found.push(`${screen.name}: ${offered.length} are offered as one`);
        press(now.at === "row" && offered.length > 1 ? "Enter" : " ");
      }
      found.push(...[...wanted].map(({ textContent }) => `${screen.name}: never offered “${textContent}”`));
      if (named.has("")) found.push(`${screen.name}: something is offered without a name`);
    }
    expect(found).toEqual([]);
  });
});

const han = /\p{Script=Han}/u;
/** Words of the other language; a letter, a number or the name of a device is in none. */
const foreign = { zh: /[a-z]{3,}/i, en: han };
/** A text without the controls that are for those who speak the other language, and name themselves in it. */
const withoutStrangers = (text: string, language: "zh" | "en"): string =>
  controls()
    .filter((control) => {
      const inside = [...control.querySelectorAll<HTMLElement>("[lang]")];
      return inside.length > 0 && inside.every(({ lang }) => !lang.startsWith(language));
    })
    .reduce((rest, control) => rest.replace(spokenName(control, language), ""), text);
/** The number that this screen shows, as it is said. */
const ticketSaid = { zh: "A一零一七", en: "A, one zero one seven" };

describe.each(["zh", "en"] as const)("read aloud in %s", (language) => {
  const read = (): void => {
    const button = controls().find((control) => /^(朗读|再读一遍|Read aloud|Read again)/.test(spokenName(control, language)));
    if (!button) throw new Error("nothing offers to read");
    flushSync(() => button.click());
  };

  it.each(["usual", "elder"] as const)("says what is on every screen, and in this language alone: %s", async (mode) => {
    const found: string[] = [];
    for (const screen of screensIn(mode)) {
      voice.stop();
      await show(screen, mode, language);
      // A question that stands before the step is read with it by whoever listens, and has no bar.
      if (screen.warning) continue;
      const heading = spokenName(document.querySelector("h1") as Element, language);
      const about = (is: boolean, words: string): unknown => is || found.push(`${screen.name}: ${words}`);
      read();
      const { text, lang } = fake.said.at(-1) ?? { text: "", lang: "" };
      about(lang.startsWith(language), `is said in ${lang}`);
      about(text.startsWith(heading) || screen.name === "start", `begins with “${text.slice(0, 30)}”, not with “${heading}”`);
      const strange = foreign[language].exec(withoutStrangers(text, language).replaceAll(/PIN|SIM/g, ""));
      about(strange === null, `says “${strange?.[0] ?? ""}” in “${text}”`);
      about(document.querySelector(".large-number") === null || text.includes(ticketSaid[language]), `does not say the number: “${text}”`);
      about(!/\d\*|●/.test(text) && !text.includes("\u2060"), `says what is nobody's: “${text}”`);
      // What somebody has typed is theirs: a code of five letters is told from any other word.
      const typed = document.querySelector(".typed-value output")?.textContent.trim() ?? "";
      about(typed.length < 5 || !text.includes(typed), `says what was typed: “${text}”`);
      for (const control of controls().filter((one) => one.closest("main") && !one.closest(".keypad")))
        about(text.includes(spokenName(control, language)), `does not say “${control.textContent}”`);
    }
    expect(found).toEqual([]);
  });

  it("stops when it is told to, and says it again", async () => {
    voice.stop();
    await show(screens.find(({ name }) => name === "take it") as Screen, "usual", language);
    const before = fake.said.length;
    read();
    expect(fake.isSpeaking()).toBe(true);
    const stop = controls().find((control) => /停止朗读|Stop reading/.test(control.textContent));
    flushSync(() => stop?.click());
    expect(fake.isSpeaking()).toBe(false);
    read();
    flushSync(() => fake.finish());
    await expect.poll(() => controls().some((control) => /再读一遍|Read again/.test(control.textContent))).toBe(true);
    read();
    expect(fake.said.length - before).toBe(3);
    expect(new Set(fake.said.slice(before).map(({ text }) => text)).size).toBe(1);
  });
});
