// Keeps rendered phrases on the disk, the least used of them thrown away first; a disk that fails costs time, never a phrase.

import { mkdir, open, readFile, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import type { VoiceLog } from "./speaker.ts";
import { isWholeWav } from "./wav.ts";

const ending = ".wav";

/** Files of one folder by key. Keys are names of files: lower-case hexadecimal. */
export class PhraseCache {
  readonly #folder: string;
  readonly #limitBytes: number;
  readonly #log: VoiceLog;
  /** Key to size, the least recently used first. */
  readonly #sizes = new Map<string, number>();
  #total = 0;
  #opened: Promise<void> | null = null;
  #complained = false;

  constructor(folder: string, limitBytes: number, log: VoiceLog) {
    this.#folder = folder;
    this.#limitBytes = limitBytes;
    this.#log = log;
  }

  /** The kept file, or null. Never rejects. */
  async get(key: string): Promise<Uint8Array | null> {
    await (this.#opened ??= this.#open());
    if (!this.#sizes.has(key)) return null;
    try {
      const file = this.#file(key);
      const wav = await readFile(file);
      if (isWholeWav(wav)) {
        this.#use(key, wav.length);
        const now = new Date();
        await utimes(file, now, now);
        return wav;
      }
    } catch (error) {
      this.#complain(error);
    }
    this.#forget(key);
    return null;
  }

  /** Keeps a file: whole, or not at all. Never rejects. */
  async put(key: string, wav: Uint8Array): Promise<void> {
    await (this.#opened ??= this.#open());
    try {
      await mkdir(this.#folder, { recursive: true });
      const unfinished = `${this.#file(key)}.part`;
      const file = await open(unfinished, "w");
      try {
        await file.writeFile(wav);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(unfinished, this.#file(key));
      this.#use(key, wav.length);
      await this.#makeRoom();
      this.#complained = false;
    } catch (error) {
      this.#complain(error);
    }
  }

  /** Learns what earlier runs kept, and removes what they left unfinished. */
  async #open(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true });
      const kept: { readonly key: string; readonly size: number; readonly usedAt: number }[] = [];
      for (const name of await readdir(this.#folder)) {
        const file = join(this.#folder, name);
        if (name.endsWith(".part")) await rm(file, { force: true });
        if (!name.endsWith(ending)) continue;
        const { size, mtimeMs } = await stat(file);
        kept.push({ key: name.slice(0, -ending.length), size, usedAt: mtimeMs });
      }
      for (const { key, size } of kept.sort((a, b) => a.usedAt - b.usedAt)) this.#use(key, size);
      await this.#makeRoom();
    } catch (error) {
      this.#complain(error);
    }
  }

  #use(key: string, size: number): void {
    this.#forget(key);
    this.#sizes.set(key, size);
    this.#total += size;
  }

  #forget(key: string): void {
    this.#total -= this.#sizes.get(key) ?? 0;
    this.#sizes.delete(key);
  }

  async #makeRoom(): Promise<void> {
    for (const key of this.#sizes.keys()) {
      if (this.#total <= this.#limitBytes) return;
      this.#forget(key);
      await rm(this.#file(key), { force: true });
    }
  }

  /** Once for each spell of trouble: a full disk would fill the log too. */
  #complain(error: unknown): void {
    if (!this.#complained) this.#log.warn({ err: error, folder: this.#folder }, "rendered phrases cannot be kept; each is rendered anew");
    this.#complained = true;
  }

  #file(key: string): string {
    return join(this.#folder, `${key}${ending}`);
  }
}
