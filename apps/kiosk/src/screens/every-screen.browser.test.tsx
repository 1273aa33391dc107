// Every screen of the kiosk in every mode: what axe finds, what is cut off, what is too small to touch, what a keyboard cannot reach.

import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { flaws } from "./rehearsal/flaws.fixture.ts";
import { type Screen, screens } from "./rehearsal/screens.fixture.ts";
import { type Mode, clear, controls, modes, show } from "./rehearsal/stage.fixture.tsx";
import { furtherLanguages } from "./words/languages.ts";
import "./kiosk.css";

const languages = ["zh", "en"] as const;
const allModes = Object.keys(modes) as Mode[];
/** A page enlarged to 200 % is laid out in half as many pixels. */
const sizes = [
  { size: "tall", width: 1080, height: 1920, zoom: 1 },
  { size: "wide", width: 1920, height: 1080, zoom: 1 },
  { size: "tall at 200 %", width: 540, height: 960, zoom: 0.5 },
  { size: "wide at 200 %", width: 960, height: 540, zoom: 0.5 },
] as const;

// What moves is looked at where it comes to rest.
const still = document.createElement("style");
still.textContent = "*, *::before, *::after { animation: none !important; transition: none !important; }";
beforeAll(() => document.head.append(still));
afterAll(() => {
  clear();
  still.remove();
});

const isElder = (mode: Mode): boolean => "elder" in modes[mode];
const screensIn = (mode: Mode): readonly Screen[] => screens.filter(({ notElder }) => !(notElder && isElder(mode)));

describe.each(sizes)("a $size screen of $width × $height", ({ width, height, zoom }) => {
  beforeAll(() => page.viewport(width, height));

  it.each(allModes)("shows everything whole and large enough to touch: %s", async (mode) => {
    const found: string[] = [];
    const limits = { zoom, target: isElder(mode) ? 60 : 44, letters: isElder(mode) ? 24 : 16 };
    for (const language of languages) {
      for (const screen of screensIn(mode)) {
        await show(screen, mode, language);
        found.push(...flaws(limits).map((flaw) => `${screen.name} (${language}): ${flaw}`));
      }
    }
    expect(found).toEqual([]);
  });
});

describe("further languages", () => {
  beforeAll(() => page.viewport(1080, 1920));

  it.each(["usual", "elder"] as const)("stand whole on every screen: %s", async (mode) => {
    expect(furtherLanguages.length).toBeGreaterThan(0);
    const found: string[] = [];
    const limits = { zoom: 1, target: isElder(mode) ? 60 : 44, letters: isElder(mode) ? 24 : 16 };
    for (const { id } of furtherLanguages) {
      for (const screen of screensIn(mode).filter(({ press }) => press === undefined)) {
        await show(screen, mode, id);
        found.push(...flaws(limits).map((flaw) => `${screen.name} (${id}): ${flaw}`));
      }
    }
    expect(found).toEqual([]);
  });
});

describe("axe", () => {
  beforeAll(() => page.viewport(1080, 1920));

  // Both together have the colours and the names of each alone.
  it.each(allModes.filter((mode) => mode !== "elder in a wheelchair"))("finds nothing on any screen: %s", async (mode) => {
    const found: string[] = [];
    for (const [index, screen] of screensIn(mode).entries()) {
      // Each screen in one of the languages, and in the other one in the next mode.
      await show(screen, mode, languages[(index + allModes.indexOf(mode)) % 2] ?? "zh");
      const { violations, passes } = await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
        resultTypes: ["violations"],
      });
      // A page that axe could not read has nothing wrong with it either.
      expect(passes.length).toBeGreaterThan(8);
      found.push(...violations.map(({ id, nodes }) => `${screen.name}: ${id} ${nodes.map(({ html }) => html.slice(0, 140)).join(" | ")}`));
    }
    expect(found).toEqual([]);
  });
});

describe("a keyboard", () => {
  beforeAll(() => page.viewport(1080, 1920));

  // Half a thousand real presses of Tab: on a busy machine they take their time.
  it("reaches every control of every screen, and Enter presses it", { timeout: 60_000 }, async () => {
    const found: string[] = [];
    for (const screen of screens) {
      await show(screen, "usual", "zh");
      const wanted = new Set<Element>(controls());
      for (let tabs = wanted.size + 2; tabs > 0 && wanted.size > 0; tabs--) {
        await userEvent.tab();
        const at = document.activeElement;
        if (!at || !wanted.delete(at)) continue;
        if (!(await isPressedByEnter(at))) found.push(`${screen.name}: Enter does nothing on “${at.textContent}”`);
      }
      found.push(...[...wanted].map(({ textContent }) => `${screen.name}: Tab skips “${textContent}”`));
    }
    expect(found).toEqual([]);
  });
});

/** Whether it is held once the key is down; the key is let go elsewhere, so that nothing comes of it and the walk goes on. */
async function isPressedByEnter(control: Element): Promise<boolean> {
  const key = { key: "Enter", code: "Enter", bubbles: true, cancelable: true } as const;
  control.dispatchEvent(new KeyboardEvent("keydown", key));
  await Promise.resolve();
  const held = control.hasAttribute("data-pressed");
  document.body.dispatchEvent(new KeyboardEvent("keyup", key));
  await Promise.resolve();
  return held;
}
