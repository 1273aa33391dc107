// Puts one screen up by itself, in a mode and a language: the session machine set to its step, with nobody walking there.

import { flushSync } from "react-dom";
import { type Root, createRoot } from "react-dom/client";
import { vi } from "vitest";
import { SessionViewContext } from "../parts/session-view.ts";
import { freshSession } from "../session/session-context.ts";
import { sessionMachine } from "../session/session-machine.ts";
import { Switches } from "../switches/switches.tsx";
import { AtTheDoor } from "../steps/at-the-door.tsx";
import { Steps } from "../steps/steps.tsx";
import { languageOf } from "../words/languages.ts";
import { words } from "../words/words.ts";
import { bridge, now, openStatus, plan } from "./hall.fixture.ts";
import type { Screen } from "./screens.fixture.ts";

export const modes = {
  usual: {},
  elder: { elder: true },
  wheelchair: { wheelchair: true },
  "elder in a wheelchair": { elder: true, wheelchair: true },
  "high contrast": { contrast: true },
} as const;
export type Mode = keyof typeof modes;

let root: Root | null = null;
let shows = 0;
/** A screen looked at by itself tells the session nothing that moves it on. */
const send = (): void => undefined;

export async function show(screen: Screen, mode: Mode, tongue: string): Promise<void> {
  const { hall: language } = languageOf(tongue);
  const session = { ...freshSession, ...screen.session, ...modes[mode], tongue, language };
  const attention = screen.warning ? "warning" : "watching";
  const snapshot = sessionMachine.resolveState({ value: { step: screen.step, attention }, context: session });
  const kiosk = {
    plan,
    status: { ...openStatus, ...screen.status },
    agentLost: screen.agentLost ?? false,
    door: screen.door ?? null,
    clock: { hallNow: () => now },
  };
  words.setLanguage(language);
  document.documentElement.classList.toggle("contrast", session.contrast);
  root ??= createRoot(stage());
  flushSync(() =>
    root?.render(
      <SessionViewContext value={{ snapshot, session, send, kiosk, plan, bridge }}>
        <Switches />
        {screen.door && screen.door.step !== "asking" ? <AtTheDoor door={screen.door} /> : <Steps key={++shows} />}
      </SessionViewContext>,
    ),
  );
  for (const name of screen.press ?? []) {
    // The panel opens when the agent has answered.
    await vi.waitUntil(() => controls().some(({ textContent }) => name.test(textContent.trim())));
    press(name);
  }
  if (screen.name === "staff panel") await vi.waitUntil(() => document.querySelector(".staff") !== null);
  // Asking for a box lays the page out, which asks for the letters' own files.
  document.body.getBoundingClientRect();
  await document.fonts.ready;
}

export function clear(): void {
  root?.unmount();
  root = null;
  document.documentElement.classList.remove("contrast");
}

export const controls = (): HTMLButtonElement[] => {
  const within = document.querySelector("[role=alertdialog]") ?? document;
  return [...within.querySelectorAll("button")].filter(({ disabled }) => !disabled);
};

/** As a finger, or as a key: both end in a click. */
function press(name: RegExp): void {
  const button = controls().find(({ textContent }) => name.test(textContent.trim()));
  if (!button)
    throw new Error(
      `no button says ${String(name)}: ${controls()
        .map(({ textContent }) => textContent)
        .join(", ")}`,
    );
  flushSync(() => button.click());
}

function stage(): HTMLElement {
  document.title = "Hallflow";
  document.documentElement.lang = "zh-CN";
  const found = document.getElementById("root") ?? document.createElement("div");
  found.id = "root";
  document.body.append(found);
  return found;
}
