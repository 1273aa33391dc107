// A teller's hardware pad: its keys do what the console's do, by the same commands to the same hub, and its lamp shows the counter's state.

import type { HubClient } from "@hallflow/hub-client";
import { type DeviceWatcher, type HidInput } from "@hallflow/hid";
import { type Command, type HallPlan, type PadView } from "@hallflow/queue-core";

/** What the pad says to whoever looks at its log; a pad has no screen of its own. */
export interface PadLog {
  readonly info: (words: string) => void;
}

/** The keys that a profile may name. "start-finish" is for pads with few keys: it begins, and then ends, the service. */
export const padKeys = ["next", "recall", "start", "finish", "start-finish", "no-show", "hold", "pause", "help"] as const;
type PadKey = (typeof padKeys)[number];

/** What a lamp may show; a profile gives the report for each that its pad has. */
export type PadLamp = "offline" | "signed-out" | "free" | "waiting" | "calling" | "serving" | "paused" | "refused";

/** A press that took longer than this must not surprise anybody by happening later. */
const validForMs = 5_000;
const refusedMs = 1_500;

interface Scene {
  readonly seat: NonNullable<PadView["seat"]>;
  readonly waiting: number;
  readonly plan: HallPlan;
}

export class CounterPad {
  readonly #client: Pick<HubClient, "state" | "subscribe" | "send" | "reportTrouble">;
  readonly #log: PadLog;
  #show: (lamp: PadLamp) => void = () => undefined;
  #shown: PadLamp | null = null;
  #refusedUntil = 0;
  #isBusy = false;
  #isHelpAsked = false;

  constructor(client: Pick<HubClient, "state" | "subscribe" | "send" | "reportTrouble">, log: PadLog) {
    this.#client = client;
    this.#log = log;
    client.subscribe(() => this.refresh());
  }

  /** Gives the pad its lamp, once there is a watcher that can light it. */
  lightBy(watcher: Pick<DeviceWatcher, "show">): void {
    this.#show = (lamp) => void watcher.show(lamp);
  }

  /** Lights what holds now; with `again` also when it has not changed, as after a pad was plugged in. */
  refresh(again = false): void {
    const lamp = this.#lamp();
    if (lamp === this.#shown && !again) return;
    this.#shown = lamp;
    this.#show(lamp);
  }

  /** A key went down. One press at a time, as on the console: a second one while the first is on its way is the same shaky hand. */
  async press(input: HidInput): Promise<void> {
    const key = padKeys.find((one) => one === input.value);
    if (input.kind !== "key" || key === undefined || this.#isBusy) return;
    if (key === "help") return this.#help();
    const scene = this.#scene();
    const command = scene && commandOf(key, scene);
    if (!scene || !command)
      return this.#refuse(scene ? `“${key}” means nothing while the counter is ${scene.seat.state}` : "not connected");
    this.#isBusy = true;
    const answer = await this.#client.send(command, { validForMs, seen: scene.seat.revision });
    this.#isBusy = false;
    if (answer.kind === "refused") this.#refuse(answer.refusal.words.en);
    else if (answer.kind !== "done") this.#refuse("the hub did not carry it out");
    else this.#log.info(`${key}: done`);
  }

  #help(): void {
    const scene = this.#scene();
    if (!scene) return this.#refuse("not connected");
    this.#isHelpAsked = !this.#isHelpAsked;
    const { counter } = scene.seat;
    const words = { zh: `${counter} 号窗口请求支援`, en: `Counter ${counter} asks for a colleague` };
    this.#client.reportTrouble({ id: "help", raised: this.#isHelpAsked, severity: "warning", words });
  }

  #refuse(why: string): void {
    this.#log.info(why);
    this.#refusedUntil = performance.now() + refusedMs;
    this.refresh();
    setTimeout(() => this.refresh(), refusedMs + 10).unref();
  }

  #scene(): Scene | null {
    const { link, push, welcome } = this.#client.state();
    if (link !== "online" || !welcome || push?.view.role !== "pad" || !push.view.seat) return null;
    return { seat: push.view.seat, waiting: push.view.waiting, plan: welcome.plan };
  }

  #lamp(): PadLamp {
    const scene = this.#scene();
    if (!scene) return "offline";
    if (performance.now() < this.#refusedUntil) return "refused";
    const { seat, waiting } = scene;
    if (seat.state !== "free") return seat.state;
    return waiting > 0 ? "waiting" : "free";
  }
}

/** What a key means at a counter in this state; null where it means nothing. The hub has the last word. */
function commandOf(key: Exclude<PadKey, "help">, { seat, plan }: Scene): Command | null {
  const { counter, state } = seat;
  if (state === "signed-out") return null;
  switch (key) {
    case "next":
      return { type: "call-next", counter };
    case "recall":
    case "start":
    case "finish":
    case "no-show":
      return { type: key, counter };
    case "start-finish":
      return { type: state === "serving" ? "finish" : "start", counter };
    case "hold":
      return { type: "hold", counter, kind: "other-step" };
    case "pause": {
      if (state === "paused") return { type: "resume", counter };
      // A pad has one key for it and no list: the hall's first reason stands for all.
      const [reason] = plan.pauseReasons;
      return reason ? { type: "pause", counter, reason: reason.id } : null;
    }
  }
}
