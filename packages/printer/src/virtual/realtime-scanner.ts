// Finds the commands that a printer obeys the moment they arrive, even inside other data and with a full buffer.

export type RealtimeCommand =
  | { kind: "status-query"; about: number }
  | { kind: "recover"; how: "restart" | "clear" }
  | { kind: "clear-buffers" };

/** DLE DC4 8 with its fixed parameters. */
const clearBuffersCommand = Uint8Array.of(0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);

export class RealtimeScanner {
  #recent: number[] = [];

  reset(): void {
    this.#recent = [];
  }

  /** Takes one byte; returns the command that it completes, if it does. */
  push(byte: number): RealtimeCommand | null {
    this.#recent.push(byte);
    if (this.#recent.length > clearBuffersCommand.length) this.#recent.shift();
    const [lead, second, third] = this.#recent.slice(-3);
    if (lead === 0x10 && second === 0x04 && third !== undefined && ((third >= 1 && third <= 4) || third === 20))
      return { kind: "status-query", about: third };
    if (lead === 0x10 && second === 0x05 && (third === 1 || third === 2))
      return { kind: "recover", how: third === 1 ? "restart" : "clear" };
    const cleared =
      this.#recent.length === clearBuffersCommand.length && this.#recent.every((value, index) => value === clearBuffersCommand[index]);
    return cleared ? { kind: "clear-buffers" } : null;
  }
}
