// A teller of a simulated hall: presses what the screen allows, sometimes twice, sometimes on a screen that has changed since.

import type { Command, CounterId, HallPlan, StaffId, TellerView } from "@hallflow/queue-core";
import { Device, type Surroundings } from "./device.ts";

const pressMs = 5_000;

export class Teller extends Device {
  readonly #counter: CounterId;
  readonly #plan: HallPlan;
  readonly #doneOn = new Map<number, string>();

  constructor(counter: CounterId, around: Surroundings, plan: HallPlan) {
    super(`counter-${counter}`, "teller", around, counter);
    this.#counter = counter;
    this.#plan = plan;
  }

  protected override async work(): Promise<void> {
    for (;;) {
      await this.pause(1_000, 9_000);
      const { push } = this.client.state();
      if (!this.isOpen) continue;
      if (push?.view.role !== "teller" || push.view.day.state === "closed" || !push.view.seat) continue;
      const command = this.#next(push.view, push.view.seat.state);
      // Most consoles say what they saw; a press without it may only ever be stopped by its own id.
      const seen = this.chance(0.8) ? { seen: push.view.seat.revision } : {};
      const options = { validForMs: pressMs, ...seen };
      if (this.chance(0.1)) await Promise.all([this.#press(command, options), this.#press(command, options)]);
      else await this.#press(command, options);
    }
  }

  async #press(command: Command, options: { validForMs: number; seen?: number }): Promise<void> {
    const answer = await this.send(command, options);
    if (answer.kind !== "done" || options.seen === undefined || command.type === "sign-in") return;
    const other = this.#doneOn.get(options.seen);
    if (other !== undefined)
      this.around.judge.fail(`${this.name}: ${other} and ${command.type} were both done on one screen (${options.seen})`);
    this.#doneOn.set(options.seen, command.type);
  }

  #next(view: TellerView, state: NonNullable<TellerView["seat"]>["state"]): Command {
    const counter = this.#counter;
    switch (state) {
      case "signed-out":
        return { type: "sign-in", counter, staff: `staff-${counter}` as StaffId };
      case "paused":
        return { type: "resume", counter };
      case "calling":
        return this.chance(0.8)
          ? { type: "start", counter }
          : this.chance(0.5)
            ? { type: "recall", counter }
            : { type: "no-show", counter };
      case "serving":
        return this.#serving(counter);
      case "free": {
        const [held] = view.held;
        if (held && this.chance(0.3)) return { type: "bring-back", visit: held.id, counter };
        const waiting = view.waiting.length > 0 && this.chance(0.1) ? this.pick(view.waiting) : undefined;
        if (waiting) return { type: "call-visit", counter, visit: waiting.id, reason: "asked for" };
        if (this.chance(0.04)) return { type: "pause", counter, reason: "meal" };
        return this.chance(0.03) ? { type: "sign-out", counter } : { type: "call-next", counter };
      }
    }
  }

  #serving(counter: CounterId): Command {
    if (this.chance(0.1)) return { type: "hold", counter, kind: "papers-missing", note: "passport" };
    if (this.chance(0.1))
      return { type: "transfer", counter, destination: { to: "lane", lane: this.pick(this.#plan.lanes).id, position: "kept" } };
    return { type: "finish", counter };
  }
}
