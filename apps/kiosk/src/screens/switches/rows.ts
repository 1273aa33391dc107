// The controls on the screen in rows as a person sees them, from top to bottom.

/** What can be pressed now: in the question that stands before the step, where there is one. */
export function controlRows(): HTMLButtonElement[][] {
  const within = document.querySelector("[role=alertdialog]") ?? document.querySelector("#root") ?? document.body;
  return inRows([...within.querySelectorAll<HTMLButtonElement>("button:not([disabled])")]);
}

/** Controls that follow one another and stand side by side are one row. */
function inRows(controls: readonly HTMLButtonElement[]): HTMLButtonElement[][] {
  const rows: { middle: number; right: number; controls: HTMLButtonElement[] }[] = [];
  for (const control of controls) {
    const { top, bottom, left, right } = control.getBoundingClientRect();
    const row = rows.at(-1);
    if (row && row.middle > top && row.middle < bottom && left >= row.right - 1) {
      row.controls.push(control);
      row.right = right;
    } else rows.push({ middle: (top + bottom) / 2, right, controls: [control] });
  }
  return rows.map((row) => row.controls);
}
