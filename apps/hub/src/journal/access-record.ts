// What devices and accounts are at this moment, in a file beside the journal: a backup that is put back must not bring back who was shut out since.

import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Account, Device } from "./access-tables.ts";

export interface AccessState {
  /** Counts changes of devices and accounts: the higher knows more. */
  readonly changes: number;
  readonly devices: readonly Device[];
  readonly accounts: readonly Account[];
}

const schema = z.object({
  changes: z.int(),
  devices: z.array(z.looseObject({ id: z.string() })),
  accounts: z.array(z.looseObject({ staff: z.string() })),
});

export class AccessRecord {
  readonly #file: string;

  constructor(dataFolder: string) {
    this.#file = join(dataFolder, "hall.access");
  }

  /** What was kept last; null where there is nothing that can be read. */
  read(): AccessState | null {
    try {
      return schema.parse(JSON.parse(readFileSync(this.#file, "utf8"))) as unknown as AccessState;
    } catch {
      return null;
    }
  }

  /** Replaces the file, for its owner's eyes alone, on the disk when this returns: it holds hashes of keys and passwords, as the journal does. Throws when the disk does not take it. */
  write(state: AccessState): void {
    const part = `${this.#file}.part`;
    const descriptor = openSync(part, "w", 0o600);
    try {
      writeSync(descriptor, `${JSON.stringify(state)}\n`);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(part, this.#file);
  }
}
