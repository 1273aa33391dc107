// The ticket that the virtual printer's presenter has hold of: cut and inside, or in the mouth.
import type { Whereabouts } from "./paper-tray.ts";

/** What GS e makes a presenter do. */
export type PresenterAct = "present" | "retract" | "eject";

export class HeldTicket {
  #at: "nowhere" | "path" | "mouth" = "nowhere";
  readonly #onMoved: (where: Whereabouts) => void;

  constructor(onMoved: (where: Whereabouts) => void) {
    this.#onMoved = onMoved;
  }

  get inPath(): boolean {
    return this.#at === "path";
  }

  get inMouth(): boolean {
    return this.#at === "mouth";
  }

  /** The next ticket is about to come: it pushes out what is still there. */
  makeRoom(): void {
    if (this.#at !== "nowhere") this.#go("nowhere", "pushed-out");
  }

  /** A ticket was cut: the presenter has it. */
  receive(): void {
    this.#go("path", "path");
  }

  obey(act: PresenterAct): void {
    if (act === "present" && this.#at === "path") this.#go("mouth", "mouth");
    if (act === "retract" && this.#at !== "nowhere") this.#go("nowhere", "retracted");
    if (act === "eject" && this.#at !== "nowhere") this.#go("nowhere", "ejected");
  }

  /** A hand takes it; false when there is nothing to take. */
  take(): boolean {
    if (this.#at !== "mouth") return false;
    this.#go("nowhere", "taken");
    return true;
  }

  #go(at: "nowhere" | "path" | "mouth", where: Whereabouts): void {
    this.#at = at;
    this.#onMoved(where);
  }
}
