// Lines at the end of a file: each is there whole or not at all, also where the disk takes only half of one.

import type { FileHandle } from "node:fs/promises";

export class WholeLines {
  readonly #file: FileHandle;
  /** Where a line began that was written in part and could not be taken back yet. */
  #tornAt: number | null = null;
  #writing: Promise<unknown> = Promise.resolve();

  /** `file` is open for appending, and ends with a whole line. */
  constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Appends whole lines, one call after the other; on the disk when the promise is kept, where they are to be `durable`. Rejects when the
   * disk does not take them, and the file is then as before.
   */
  append(lines: string, durable: boolean): Promise<void> {
    const written = this.#writing.then(() => this.#append(lines, durable));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  async #append(lines: string, durable: boolean): Promise<void> {
    await this.#takeBack();
    const { size } = await this.#file.stat();
    try {
      await this.#file.appendFile(lines);
      if (durable) await this.#file.datasync();
    } catch (error) {
      this.#tornAt = size;
      await this.#takeBack().catch(() => undefined);
      throw error;
    }
  }

  /** What follows half a line would be lost with it. */
  async #takeBack(): Promise<void> {
    if (this.#tornAt === null) return;
    await this.#file.truncate(this.#tornAt);
    this.#tornAt = null;
  }
}
