// The keyboard of the console: one key an action, wherever the focus is, except where somebody writes or chooses.

import { useEffect, useEffectEvent } from "react";
import { type ActionId, shortcuts } from "./actions.ts";

/** Calls `act` for each press of an action's key. A held key is one press; with `isOff` the keys belong to a dialog. */
export function useShortcuts(isOff: boolean, act: (action: ActionId) => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const shortcut = shortcuts.find(({ code }) => code === event.code);
    if (!shortcut || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) return;
    // Somebody who moved the focus to a button with the keyboard means that button.
    if (shortcut.cap === "Enter" && isControl(document.activeElement)) return;
    event.preventDefault();
    if (!event.repeat) act(shortcut.action);
  });
  useEffect(() => {
    if (isOff) return;
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [isOff]);
}

const isWriting = (target: EventTarget | null): boolean => target instanceof Element && target.closest("input, textarea, select") !== null;
const isControl = (element: Element | null): boolean => element?.matches("button, a, [role=button]") ?? false;
