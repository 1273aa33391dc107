// One device's end of the views: one on its way at a time and then the newest, and no more for a device that does not read.

import type { Push } from "@hallflow/queue-core";

/** The line to one device. */
export interface Line {
  /** Whether all that was given to it has left this process. */
  isClear(): boolean;
  send(push: Push): void;
  /** Ends the connection: the device will be back when it reads again. */
  cut(): void;
}

/** A display that has taken nothing for so long is not looked at; what it misses it gets whole when it is back. */
const patienceMs = 8_000;
/** A device may ask for so many things before it takes the answers. */
const mostUnread = 256;

export class Outlet {
  readonly #line: Line;
  #newest: Push | null = null;
  #stuckSince: number | null = null;
  #unread = 0;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Whether the device can take a view now. If not, this one is kept until it can, or a newer one comes. */
  offer(push: Push): boolean {
    if (this.#line.isClear()) {
      this.#newest = null;
      this.#stuckSince = null;
      return true;
    }
    this.#newest = push;
    this.#stuckSince ??= performance.now();
    if (performance.now() - this.#stuckSince > patienceMs) this.#line.cut();
    return false;
  }

  /** Whether the device may ask for something: one that lets its answers lie is let go. */
  mayAsk(): boolean {
    this.#unread = this.#line.isClear() ? 0 : this.#unread + 1;
    if (this.#unread > mostUnread) this.#line.cut();
    return this.#unread <= mostUnread;
  }

  /** The line has become clear: what was kept goes out. */
  cleared(): void {
    this.#unread = 0;
    const push = this.#newest;
    this.#newest = null;
    this.#stuckSince = null;
    if (push) this.#line.send(push);
  }
}
