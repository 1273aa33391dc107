// Puts the focus where somebody begins, once, when a form or a dialog has just been opened by that somebody.

import { useCallback } from "react";

/** For the form's ref: focuses the part marked with `data-focus="true"`, or the first control inside it. */
export function useFocus(): (form: HTMLElement | null) => void {
  return useCallback((form) => {
    const marked = form?.querySelector<HTMLElement>('[data-focus="true"]');
    const control = marked?.matches("input, button, select") ? marked : marked?.querySelector<HTMLElement>("input, button, select");
    control?.focus();
  }, []);
}
