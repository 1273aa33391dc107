// Cuts a stream of bytes into ESC/POS commands and text, wherever the network happened to split it.
import { commandAt, leaders } from "./command-table.ts";

export type PrinterCommand = { /** Bytes that it took. */ size: number } & (
  | { kind: "text"; bytes: Uint8Array }
  | { kind: "control"; name: "NUL" | "HT" | "LF" | "FF" | "CR" | "CAN" }
  | { kind: "command"; name: string; parameters: Uint8Array }
  /** Bytes that no printer of this kind understands; a real one prints them as garbage or swallows what follows. */
  | { kind: "unknown"; bytes: Uint8Array; offset: number }
);

const controls: Readonly<Record<number, "NUL" | "HT" | "LF" | "FF" | "CR" | "CAN">> = {
  0x00: "NUL",
  0x09: "HT",
  0x0a: "LF",
  0x0c: "FF",
  0x0d: "CR",
  0x18: "CAN",
};

export class CommandParser {
  #pending: Uint8Array = new Uint8Array(0);
  #offset = 0;

  /** Whether a command has begun and not ended: what comes next is swallowed as its parameters. */
  get midCommand(): boolean {
    return this.#pending.length > 0;
  }

  /** Forgets half a command, as power-off and DLE DC4 8 do. */
  reset(): void {
    this.#pending = new Uint8Array(0);
  }

  push(chunk: Uint8Array): PrinterCommand[] {
    const bytes = this.#pending.length === 0 ? chunk : concat(this.#pending, chunk);
    const commands: PrinterCommand[] = [];
    let position = 0;
    while (position < bytes.length) {
      const command = this.#next(bytes.subarray(position), this.#offset + position);
      if (command === null) break;
      commands.push(command);
      position += command.size;
    }
    this.#offset += position;
    this.#pending = bytes.slice(position);
    return commands;
  }

  #next(bytes: Uint8Array, offset: number): PrinterCommand | null {
    const first = bytes[0] ?? 0;
    if (first >= 0x20) {
      const end = bytes.findIndex((byte) => byte < 0x20);
      const size = end < 0 ? bytes.length : end;
      return { kind: "text", bytes: bytes.slice(0, size), size };
    }
    const control = controls[first];
    if (control !== undefined) return { kind: "control", name: control, size: 1 };
    const known = commandAt(bytes);
    if (known === null) return null;
    if (known === "unknown") {
      const size = leaders[first] === undefined ? 1 : 2;
      return { kind: "unknown", bytes: bytes.slice(0, size), offset, size };
    }
    const rest = bytes.subarray(known.nameLength);
    const length = known.rule(rest);
    if (length === null || rest.length < length) return null;
    return { kind: "command", name: known.name, parameters: rest.slice(0, length), size: known.nameLength + length };
  }
}

function concat(left: Uint8Array, right: Uint8Array): Uint8Array {
  const joined = new Uint8Array(left.length + right.length);
  joined.set(left);
  joined.set(right, left.length);
  return joined;
}
