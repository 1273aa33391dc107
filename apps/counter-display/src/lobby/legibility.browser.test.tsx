// Whether the lobby display is read from ten metres: each text that matters as an angle of sight, measured in a real browser.

import type { CounterId, ServiceId, StaffId } from "@hallflow/queue-core";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { type Wall, arcMinutes, contrastOf, inkPx, wall } from "../rehearsal/legibility.fixture.ts";
import { Rehearsal } from "../rehearsal/rehearsal.ts";
import { LobbyScreen } from "./lobby-screen.tsx";

/**
 * ISO 9241-303 asks of characters that are read for a task at least 16 minutes of arc, better 20 to 22. An eye of half the usual
 * acuity, which is what many old people have and what a driver needs, tells characters of 10 apart: less is for nobody.
 */
const [wellRead, read, discerned] = [20, 16, 10];
/** The screen that the figures are about; a larger one is read from further away in proportion. */
const inches = 55;
const distanceM = 10;

/** What is read of each part: digits as digits, and the height of a Chinese character where there is no other. */
const parts = [
  { name: "called number", at: ".call-panel-number", sample: "0", least: wellRead },
  { name: "its counter", at: ".call-panel-counter .bilingual > :first-child", sample: "0", least: read },
  { name: "last calls: number", at: ".recent-call .ticket-mark", sample: "0", least: discerned },
  { name: "last calls: counter", at: ".recent-call-where .bilingual > :first-child", sample: "0", least: discerned },
  { name: "next", at: ".soon-tickets .ticket-mark", sample: "0", least: discerned },
  { name: "waiting", at: ".lane-figure b", sample: "0", least: discerned },
  { name: "clock", at: ".lobby-clock", sample: "0", least: discerned },
  { name: "the way there", at: ".call-panel-where .bilingual > :first-child", sample: "号", least: discerned },
] as const;

let root: Root;
beforeEach(() => {
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
});
afterEach(() => root.unmount());

async function calling(): Promise<void> {
  const rehearsal = new Rehearsal();
  for (const counter of ["1", "2", "5"] as CounterId[]) rehearsal.do({ type: "sign-in", counter, staff: `W${counter}` as StaffId });
  for (let i = 0; i < 6; i++) rehearsal.ticket({ errands: [(i % 2 === 0 ? "undecided" : "open-account") as ServiceId] });
  root.render(<LobbyScreen link={rehearsal.lobby()} zone={null} voice={null} />);
  await expect.element(page.getByText("欢迎光临")).toBeVisible();
  for (const counter of ["1", "5"] as CounterId[]) rehearsal.do({ type: "call-next", counter });
  await expect.poll(() => document.querySelector(".call-panel-number")).not.toBeNull();
  await document.fonts.ready;
}

function part(at: string): Element {
  const found = document.querySelector(at);
  if (!found) throw new Error(`nothing is at ${at}`);
  return found;
}

describe.each<[string, number, number, Wall]>([
  ["across", 1920, 1080, wall(inches, 1920, distanceM)],
  ["upright", 1080, 1920, wall(inches, 1080, distanceM, true)],
])(`a lobby display of ${inches} inches, %s, from ${distanceM} m`, (_, width, height, screen) => {
  it("is large enough: the call for everybody, and the rest for eyes of half the usual acuity", async ({ annotate }) => {
    await page.viewport(width, height);
    await calling();
    const angles = parts.map(({ name, at, sample, least }) => ({ name, least, angle: arcMinutes(inkPx(part(at), sample), screen) }));
    await annotate(angles.map(({ name, angle }) => `${name} ${angle.toFixed(1)}′`).join(" · "));
    expect(angles.filter(({ angle, least }) => angle < least)).toEqual([]);
  });

  it("stands out from its ground", async ({ annotate }) => {
    await page.viewport(width, height);
    await calling();
    const contrasts = parts.map(({ name, at }) => ({ name, contrast: contrastOf(part(at)) }));
    await annotate(contrasts.map(({ name, contrast }) => `${name} ${contrast.toFixed(1)}:1`).join(" · "));
    expect(contrasts.filter(({ contrast }) => contrast < 7)).toEqual([]);
  });
});
