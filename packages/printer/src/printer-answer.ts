// Tells apart what a printer sends back, wherever the network happened to split it.
import { isAutomaticRest, isAutomaticStart, isFullStatusStart, isRealtimeByte } from "./escpos-status.ts";

export type PrinterAnswer =
  /** The answer to DLE EOT. */
  | { kind: "realtime"; byte: number }
  | { kind: "automatic"; bytes: Uint8Array }
  /** The six bytes that answer DLE EOT 20. */
  | { kind: "full-status"; bytes: Uint8Array }
  /** The process id that GS ( H asked for. */
  | { kind: "process-id"; id: string }
  /** The count that GS g 2 asked for. */
  | { kind: "counter"; value: number }
  /** The answer to GS r, or to GS e 6. */
  | { kind: "in-line"; byte: number };

/** First bytes of answers that end with NUL. */
const blockHeaders = new Set([0x35, 0x37, 0x3b, 0x3d, 0x5f]);
const fullStatusLength = 6;
/** No answer is longer: what is, is noise. */
const longestBlock = 80;

export class PrinterAnswerParser {
  #pending: number[] = [];

  push(bytes: Uint8Array): PrinterAnswer[] {
    this.#pending.push(...bytes);
    const answers: PrinterAnswer[] = [];
    while (this.#pending.length > 0) {
      const taken = this.#take(answers);
      if (taken === 0) break;
      this.#pending.splice(0, taken);
    }
    return answers;
  }

  /** How many bytes belong together, their meaning added to `answers`; 0 while more must come. */
  #take(answers: PrinterAnswer[]): number {
    const [first = 0, second, third, fourth] = this.#pending;
    if (isRealtimeByte(first)) {
      answers.push({ kind: "realtime", byte: first });
      return 1;
    }
    if (isFullStatusStart(first, second)) return this.#takeFullStatus(answers);
    if (isAutomaticStart(first)) {
      if (second === undefined || third === undefined || fourth === undefined) return [second, third].some(isNoRest) ? 1 : 0;
      if (![second, third, fourth].every(isAutomaticRest)) return 1;
      answers.push({ kind: "automatic", bytes: Uint8Array.of(first, second, third, fourth) });
      return 4;
    }
    if (blockHeaders.has(first)) {
      const end = this.#pending.indexOf(0);
      if (end < 0) return this.#pending.length > longestBlock ? 1 : 0;
      const answer = blockAnswer(Uint8Array.from(this.#pending.slice(0, end)));
      if (answer !== null) answers.push(answer);
      return end + 1;
    }
    if ((first & 0x10) === 0) answers.push({ kind: "in-line", byte: first });
    return 1;
  }

  /** One that was cut off is dropped as far as it came: the rest of it is no answer to anything. */
  #takeFullStatus(answers: PrinterAnswer[]): number {
    const bytes = this.#pending.slice(0, fullStatusLength);
    const brokenAt = bytes.findIndex((byte, index) => index >= 2 && !isAutomaticRest(byte));
    if (brokenAt >= 0) return brokenAt;
    if (bytes.length < fullStatusLength) return 0;
    answers.push({ kind: "full-status", bytes: Uint8Array.from(bytes) });
    return fullStatusLength;
  }
}

const isNoRest = (byte: number | undefined): boolean => byte !== undefined && !isAutomaticRest(byte);

function blockAnswer(block: Uint8Array): PrinterAnswer | null {
  const text = (from: number): string => Buffer.from(block.subarray(from)).toString("latin1");
  if (block[0] === 0x37 && block[1] === 0x22 && block.length === 6) return { kind: "process-id", id: text(2) };
  if (block[0] === 0x5f && /^\d+$/.test(text(1))) return { kind: "counter", value: Number(text(1)) };
  return null;
}
