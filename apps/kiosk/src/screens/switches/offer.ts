// What a switch is offered: the controls, the box around them, and their names as they are said.

import type { Language } from "@hallflow/queue-core";
import { spokenName } from "../reading/spoken.ts";
import { controlRows } from "./rows.ts";
import type { Rows, Scan } from "./scan.ts";

export interface Box {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

export const sizes = (): Rows => controlRows().map((row) => row.length);

export function offeredBy(scan: Exclude<Scan, { at: "off" }>): HTMLButtonElement[] {
  const row = controlRows()[scan.row] ?? [];
  return scan.at === "row" ? row : row.slice(scan.item, scan.item + 1);
}

export function boxAround(controls: readonly Element[]): Box {
  const boxes = controls.map((control) => control.getBoundingClientRect());
  const top = Math.min(...boxes.map((box) => box.top));
  const left = Math.min(...boxes.map((box) => box.left));
  return {
    top,
    left,
    width: Math.max(...boxes.map((box) => box.right)) - left,
    height: Math.max(...boxes.map((box) => box.bottom)) - top,
  };
}

export const namesOf = (controls: readonly Element[], language: Language): string =>
  controls.map((control) => spokenName(control, language)).join(language === "zh" ? "，" : ", ");

/** The sentence that the customer stands before. */
export function headingOf(language: Language): string {
  const sentence = document.querySelector("[role=alertdialog] h2, #root h1");
  return sentence ? spokenName(sentence, language) : "";
}
