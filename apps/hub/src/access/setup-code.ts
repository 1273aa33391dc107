// The one-time code that makes the first administrator: written where only whoever runs the hub can read it.

import { randomInt } from "node:crypto";
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Without letters and digits that look alike. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const setupCodeFileName = "setup-code.txt";

export class SetupCode {
  readonly #file: string;
  #code: string | null = null;

  constructor(folder: string) {
    this.#file = join(folder, setupCodeFileName);
  }

  /** Whether a hall still waits for its first administrator. */
  get isOpen(): boolean {
    return this.#code !== null;
  }

  /** Makes the code, or goes on with the one from before a restart. */
  open(): void {
    const before = existsSync(this.#file) ? readFileSync(this.#file, "utf8").trim() : "";
    this.#code = /^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(before) ? before : this.#make();
  }

  /** Takes the code, once it has done its work, away for ever. */
  close(): void {
    this.#code = null;
    rmSync(this.#file, { force: true });
  }

  fits(typed: string): boolean {
    const plain = (text: string) => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
    return this.#code !== null && plain(typed) === plain(this.#code);
  }

  #make(): string {
    const part = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
    const code = `${part()}-${part()}-${part()}`;
    writeFileSync(this.#file, `${code}\n`, { mode: 0o600, flush: true });
    chmodSync(this.#file, 0o600);
    return code;
  }
}
