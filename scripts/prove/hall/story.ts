// What happened in a simulated day, line by line, so that whoever reads a failed seed sees it.

import type { World } from "./world.ts";

export class Story {
  readonly #world: World;
  readonly #lines: string[] = [];
  /** Of every line that was ever told: two runs of one seed must come to the same. */
  #digest = 0;

  constructor(world: World) {
    this.#world = world;
  }

  tell(words: string): void {
    const line = `${new Date(this.#world.now).toISOString().slice(11, 23)}  ${words}`;
    for (let at = 0; at < line.length; at++) this.#digest = (Math.imul(this.#digest, 31) + line.charCodeAt(at)) | 0;
    this.#lines.push(line);
  }

  get digest(): string {
    return (this.#digest >>> 0).toString(16).padStart(8, "0");
  }

  get lines(): readonly string[] {
    return this.#lines;
  }
}
