// What is wrong with the page as it is laid out now: text cut or overflowing, text over text, targets too small or covered.

interface Limits {
  /** CSS pixels of the page for each pixel of the screen it was drawn for. */
  readonly zoom: number;
  readonly target: number;
  readonly letters: number;
}

interface Line {
  readonly says: string;
  readonly element: Element;
  readonly box: DOMRect;
}

const slack = 1.5;

export function flaws(limits: Limits): string[] {
  const shown = document.querySelector("[role=alertdialog]") ?? document.body;
  const lines = linesIn(shown);
  return [
    ...new Set([
      ...lines.flatMap(cut),
      ...lines.flatMap(({ element, says }) => tooSmallToRead(element, says, limits)),
      ...overlapping(lines),
      ...targets(shown, limits),
    ]),
  ];
}

/** Each line of each text, as high as its letters: the box of a line has room above and below that nobody sees. */
function linesIn(shown: Element): Line[] {
  const lines: Line[] = [];
  const walker = document.createTreeWalker(shown, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const says = node.textContent?.trim() ?? "";
    if (!element || says === "" || element.closest("style, script, .visually-hidden")) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { x, y, width, height } of range.getClientRects()) {
      if (width < 1 || scrolledAway(element, y + height / 2)) continue;
      lines.push({ says, element, box: new DOMRect(x, y + height / 2 - size * 0.45, width, size * 0.9) });
    }
  }
  return lines;
}

/** Whether a list that scrolls has it out of sight just now. */
function scrolledAway(element: Element, middle: number): boolean {
  const list = element.closest(".staff-tickets")?.getBoundingClientRect();
  return list !== undefined && (middle < list.top || middle > list.bottom);
}

/** A line belongs inside every box around it, up to the screen's own edge or to a list that scrolls. */
function cut({ says, element, box }: Line): string[] {
  for (let around: Element | null = element; around; around = around.parentElement) {
    const { display, overflowY } = getComputedStyle(around);
    if (display === "inline" || display === "contents") continue;
    if (overflowY === "auto" || overflowY === "scroll") return [];
    const outer = around === document.body ? new DOMRect(0, 0, innerWidth, innerHeight) : around.getBoundingClientRect();
    const over = Math.max(outer.left - box.left, box.right - outer.right, outer.top - box.top, box.bottom - outer.bottom);
    if (over > slack) return [`“${says}” stands ${over.toFixed(0)} px out of <${around.localName} class="${around.className}">`];
    if (around === document.body) break;
  }
  return [];
}

function tooSmallToRead(element: Element, says: string, { zoom, letters }: Limits): string[] {
  const size = parseFloat(getComputedStyle(element).fontSize) / zoom;
  return size < letters - 0.1 && !element.closest(".runtime") ? [`“${says}” is ${size.toFixed(1)} px, not ${String(letters)}`] : [];
}

function overlapping(lines: readonly Line[]): string[] {
  return lines.flatMap((one, index) =>
    lines
      .slice(index + 1)
      .filter((other) => other.element !== one.element && meet(one.box, other.box))
      .map((other) => `“${one.says}” and “${other.says}” stand on one another`),
  );
}

function targets(shown: Element, { zoom, target }: Limits): string[] {
  const buttons = [...shown.querySelectorAll("button")].filter((button) => !scrolls(button));
  const boxes = buttons.map((button) => ({ says: button.textContent || button.ariaLabel, box: button.getBoundingClientRect(), button }));
  return boxes.flatMap(({ says, box, button }, index) => {
    const small = Math.min(box.width, box.height) / zoom < target - 0.5;
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const over = boxes.slice(index + 1).find((other) => meet(box, other.box));
    return [
      ...(small ? [`“${says}” is ${box.width.toFixed(0)} × ${box.height.toFixed(0)} px to touch`] : []),
      ...(button.contains(hit) ? [] : [`“${says}” is covered by <${hit?.localName ?? "nothing"} class="${hit?.className ?? ""}">`]),
      ...(over ? [`“${says}” and “${over.says}” are touched together`] : []),
    ];
  });
}

const meet = (one: DOMRect, other: DOMRect): boolean =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > slack;

const scrolls = (element: Element): boolean => element.closest(".staff-tickets") !== null;
