// What lies on a disk after the power went: all that was synced, and of the rest whatever chance left of it.

import type { Step } from "./recording.ts";

const sectorBytes = 512;

type Change = Exclude<Step, { kind: "sync" }>;

export class DiskImage {
  readonly #synced = new Map<string, FileBytes>();
  readonly #loose: Change[] = [];

  /** Takes the next step of the recording. */
  take(step: Step): void {
    if (step.kind !== "sync") return void this.#loose.push(step);
    const file = this.#synced.get(step.file) ?? new FileBytes();
    this.#synced.set(step.file, file);
    for (const change of this.#loose.splice(0)) {
      if (change.file === step.file) file.apply(change);
      else this.#loose.push(change);
    }
  }

  /** The files after a power cut at this point: each unsynced write was kept, dropped, or torn at its sectors. */
  afterCut(random: () => number): Map<string, Buffer> {
    const files = new Map([...this.#synced].map(([name, bytes]) => [name, bytes.copy()]));
    const mood = random();
    for (const change of this.#loose) {
      // Now and then all is kept or all is dropped; otherwise each write has a fate of its own.
      const fate = mood < 0.15 ? 0 : mood < 0.3 ? 1 : Math.floor(random() * 3);
      if (fate === 1) continue;
      const file = files.get(change.file) ?? new FileBytes();
      files.set(change.file, file);
      if (fate === 0 || change.kind === "truncate") file.apply(change);
      else tear(file, change, random);
    }
    return new Map([...files].map(([name, file]) => [name, file.bytes]));
  }
}

/** A file in memory, which grows by more than it must. */
class FileBytes {
  #buffer: Buffer;
  #length: number;

  constructor(bytes: Uint8Array = new Uint8Array()) {
    this.#buffer = Buffer.from(bytes);
    this.#length = bytes.length;
  }

  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }

  copy(): FileBytes {
    return new FileBytes(this.bytes);
  }

  apply(change: Change): void {
    if (change.kind === "write") return this.write(change.at, change.bytes);
    this.#reach(change.size);
    // What is cut off reads as zeros when the file grows again.
    this.#buffer.fill(0, change.size);
    this.#length = change.size;
  }

  write(at: number, bytes: Buffer): void {
    this.#reach(at + bytes.length);
    bytes.copy(this.#buffer, at);
    this.#length = Math.max(this.#length, at + bytes.length);
  }

  #reach(size: number): void {
    if (size > this.#buffer.length) this.#buffer = Buffer.concat([this.#buffer, Buffer.alloc(2 * size - this.#buffer.length)]);
  }
}

/** Of a write, each sector that it touches reached the disk or did not. */
function tear(file: FileBytes, { at, bytes }: Extract<Change, { kind: "write" }>, random: () => number): void {
  for (let from = 0; from < bytes.length;) {
    const to = Math.min(bytes.length, from + sectorBytes - ((at + from) % sectorBytes));
    if (random() < 0.5) file.write(at + from, bytes.subarray(from, to));
    from = to;
  }
}
