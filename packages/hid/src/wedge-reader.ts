// Tells a scanner that types like a keyboard from a person: a scanner's keys follow each other faster than fingers can.

/** Fingers need longer between two keys; scanners take 1 to 20 ms, and some 30. */
const fastestFingerMs = 40;
const shortestCode = 4;
const longestCode = 512;

export class WedgeReader {
  #typed = "";
  #lastAtMs = -Infinity;

  /** Takes each key that goes down, as a page names it ("a", "Enter"); answers a code when Enter or Tab has ended one. */
  key(name: string, atMs: number): string | null {
    const gapMs = atMs - this.#lastAtMs;
    this.#lastAtMs = atMs;
    // Shift goes down within a code that has capitals.
    if (name === "Shift") return null;
    const before = gapMs <= fastestFingerMs ? this.#typed : "";
    const isEnd = name === "Enter" || name === "Tab";
    this.#typed = isEnd || [...name].length !== 1 || before.length >= longestCode ? "" : before + name;
    return isEnd && before.length >= shortestCode ? before : null;
  }

  /** Whether the key that has just come continues a scan: the page must then not take it for a person's. */
  get isScanning(): boolean {
    return this.#typed.length > 1;
  }
}
