// How old a press is: by whichever of a device's two clocks says more, since either may stand still.

import type { OperationId } from "@hallflow/queue-core";

/** The wall clock may be set; the monotonic one stops while a tablet sleeps, and begins anew with each page. */
export class PressClock {
  readonly #pressed = new Map<OperationId, number>();

  pressed(operation: OperationId): void {
    this.#pressed.set(operation, performance.now());
  }

  /** The age of a press by its wall-clock instant, and by the monotonic clock where this page saw it. Too old rather than too young. */
  ageMs(operation: OperationId, pressedAt: number): number {
    const byWall = Date.now() - pressedAt;
    const mono = this.#pressed.get(operation);
    if (mono !== undefined) return Math.round(Math.max(0, byWall, performance.now() - mono));
    // A press of an earlier page that seems to lie ahead was made by a clock that has been set since: nobody knows how old it is.
    return byWall < 0 ? unknownMs : byWall;
  }

  forget(operation: OperationId): void {
    this.#pressed.delete(operation);
  }
}

const unknownMs = 365 * 86_400_000;
