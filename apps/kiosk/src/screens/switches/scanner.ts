// Offers what can be pressed to whoever works by switches: keeps where the offer stands, moves it on, says its name, and presses what is chosen.

import type { Language } from "@hallflow/queue-core";
import type { Switches } from "../../bridge.ts";
import { voice } from "../reading/voice.ts";
import { type Box, boxAround, headingOf, namesOf, offeredBy, sizes } from "./offer.ts";
import { controlRows } from "./rows.ts";
import { type Scan, begin, choose, next, off, stepped } from "./scan.ts";
import { hearSwitches } from "./switch-keys.ts";

/** The first offer stays longer: whoever has just pressed looks up first. */
const firstOfferTimes = 1.5;
/** Two switches that nobody has pressed for so long offer nothing any more. */
const leftAloneMs = 60_000;

/** What the frame is around. */
export interface Frame {
  readonly at: "row" | "item";
  readonly box: Box;
}

export class Scanner {
  readonly #settings: Switches;
  readonly #listeners = new Set<() => void>();
  #scan: Scan = off;
  #frame: Frame | null = null;
  #language: Language = "zh";
  #step = "";
  /** The sentence that was said last, before the first offer of its step. */
  #heading = "";
  #endOffer: () => void = () => undefined;

  constructor(settings: Switches) {
    this.#settings = settings;
  }

  readonly frame = (): Frame | null => this.#frame;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Hears the switches from now on; `onPress` is told of each press, and whether it is the first. Answers how to stop. */
  open(onPress: (isFirst: boolean) => void): () => void {
    const stop = hearSwitches(
      (key) => {
        onPress(this.#scan.at === "off");
        this.#pressed(key);
      },
      () => this.#offer(off),
    );
    return () => {
      stop();
      this.#offer(off);
    };
  }

  /** Another step, or a question before it: its controls are offered from the first. Whoever comes to the start has begun nothing yet. */
  at(step: string, isStart: boolean, language: Language): void {
    this.#language = language;
    if (step === this.#step) return;
    this.#step = step;
    if (this.#scan.at !== "off") this.#offer(isStart ? off : begin(sizes()));
  }

  #pressed(key: "space" | "enter"): void {
    voice.hush();
    if (this.#settings.count === 2 && key === "space") return this.#offer(stepped(this.#scan, sizes()));
    const rows = controlRows();
    const { scan, pressed } = choose(this.#scan, sizes());
    const control = pressed && rows[pressed.row]?.[pressed.item];
    if (control) control.click();
    this.#offer(scan);
  }

  #offer(scan: Scan): void {
    this.#endOffer();
    this.#endOffer = () => undefined;
    const offered = scan.at === "off" ? [] : offeredBy(scan);
    const [first] = offered;
    this.#scan = first ? scan : off;
    if (scan.at === "off" || !first) {
      this.#heading = "";
      return this.#show(null);
    }
    first.scrollIntoView({ block: "nearest" });
    if (scan.at === "item") first.focus({ preventScroll: true });
    this.#show({ at: scan.at, box: boxAround(offered) });
    this.#endOffer = this.#watch(scan, offered, voice.name(this.#said(offered), this.#language));
  }

  /** Moves the offer on when its time is up and its name has been heard, and keeps the frame where the controls are. */
  #watch(scan: Exclude<Scan, { at: "off" }>, offered: readonly HTMLButtonElement[], heard: Promise<void>): () => void {
    const { count, everyMs } = this.#settings;
    let isOver = false;
    const onward = (): void => {
      if (!isOver) this.#offer(count === 2 ? off : next(scan, sizes()));
    };
    const stays = count === 2 ? leftAloneMs : scan.passed === 0 ? everyMs * firstOfferTimes : everyMs;
    const timer = setTimeout(() => void heard.then(onward), stays);
    const moved = new MutationObserver(() => {
      if (offered[0]?.isConnected) this.#show({ at: scan.at, box: boxAround(offered) });
      else this.#offer(begin(sizes()));
    });
    moved.observe(document.body, { childList: true, subtree: true });
    return () => {
      isOver = true;
      clearTimeout(timer);
      moved.disconnect();
    };
  }

  #said(offered: readonly Element[]): string {
    const heading = headingOf(this.#language);
    const names = namesOf(offered, this.#language);
    const isNew = heading !== this.#heading;
    this.#heading = heading;
    return isNew ? `${heading} ${names}` : names;
  }

  #show(frame: Frame | null): void {
    this.#frame = frame;
    for (const listener of this.#listeners) listener();
  }
}
