// A key a day, each in a file of its own outside of what is backed up: who destroys the file has erased the day, in every backup too.

import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

const bytes = 32;
const namePattern = /^([0-9-]{1,20})\.key$/;

export class DayKeys {
  readonly #folder: string;
  readonly #keys = new Map<string, Buffer>();

  /** `folder` is `keys` in the data folder; it is made when the first key is. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The key of a day, made when there is none yet and on the disk before anything is sealed with it. Throws when it cannot be written. */
  make(day: string): Buffer {
    const known = this.get(day);
    if (known) return known;
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const part = join(this.#folder, `${day}.part`);
    rmSync(part, { force: true });
    const descriptor = openSync(part, "wx", 0o600);
    try {
      writeSync(descriptor, randomBytes(bytes));
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    // A link is there whole or not at all, and never replaces a key that something is sealed with.
    linkSync(part, this.#file(day));
    rmSync(part);
    this.#syncFolder();
    const key = readFileSync(this.#file(day));
    this.#keys.set(day, key);
    return key;
  }

  /** The key of a day, unless it was destroyed. */
  get(day: string): Buffer | undefined {
    const known = this.#keys.get(day);
    if (known || !existsSync(this.#file(day))) return known;
    const key = readFileSync(this.#file(day));
    if (key.length !== bytes) return undefined;
    this.#keys.set(day, key);
    return key;
  }

  days(): string[] {
    return existsSync(this.#folder) ? readdirSync(this.#folder).flatMap((name) => namePattern.exec(name)?.[1] ?? []) : [];
  }

  /** Overwrites the key, removes it, and forgets it: nothing that it sealed can be opened any more, wherever it was copied to. */
  destroy(day: string): void {
    const file = this.#file(day);
    if (existsSync(file)) {
      const descriptor = openSync(file, "r+");
      try {
        writeSync(descriptor, randomBytes(statSync(file).size));
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
      rmSync(file);
      this.#syncFolder();
    }
    this.#keys.get(day)?.fill(0);
    this.#keys.delete(day);
  }

  #file(day: string): string {
    return join(this.#folder, `${day}.key`);
  }

  #syncFolder(): void {
    const descriptor = openSync(this.#folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
}
