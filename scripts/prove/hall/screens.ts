// The lobby display and the manager's page of a simulated hall.

import type { Command, LobbyView, View } from "@hallflow/queue-core";
import { Device, type Surroundings } from "./device.ts";
import { phraseMs } from "./voice.ts";

const soundFails = 0.05;

/** Looks at each view as a customer would: a summons, once shown, keeps its words. */
export class Lobby extends Device {
  readonly #calls = new Map<number, string>();

  constructor(name: string, around: Surroundings) {
    super(name, "lobby", around);
  }

  /** Says each summons as often as it is told to, one after the other, and reports it; now and then its sound fails. */
  protected override async work(): Promise<void> {
    const { judge, story } = this.around;
    let saying = Promise.resolve();
    this.client.onAnnounce(({ call, times }) => {
      judge.announced(this.name, call);
      saying = saying.then(async () => {
        const fails = this.chance(soundFails);
        await this.pause(fails ? 0 : times * phraseMs, times * phraseMs);
        story.tell(`${this.name} ${fails ? "could not say" : "has said"} ${call.ticket} to counter ${call.counter}`);
        this.client.announced(call.serial, fails ? "failed" : "spoken");
      });
    });
  }

  protected override seen(view: View): void {
    if (view.role !== "lobby") return;
    for (const call of view.calls) this.#compare(call);
  }

  #compare({ serial, ticket, counter }: LobbyView["calls"][number]): void {
    const words = `${ticket} to counter ${counter}`;
    const before = this.#calls.get(serial);
    if (before !== undefined && before !== words) this.around.judge.fail(`${this.name}: call ${serial} was ${before} and is now ${words}`);
    this.#calls.set(serial, words);
  }
}

export class Manager extends Device {
  constructor(around: Surroundings) {
    super("manager", "manager", around);
  }

  protected override async work(): Promise<void> {}

  /** Asks until it is done. */
  async insist(command: Command): Promise<void> {
    while ((await this.send(command)).kind !== "done") await this.pause(1_000, 2_000);
  }

  press(command: Command): void {
    void this.send(command, { validForMs: 6_000 });
  }
}
