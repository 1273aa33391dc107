// The voice of a simulated hall: it takes its time for each phrase, and now and then cannot say one.

import { encodeWav } from "@hallflow/hub/parts";
import type { World } from "./world.ts";

/** How long every phrase is. */
export const phraseMs = 2_500;
const sampleRate = 1_000;
const sound = encodeWav({ sampleRate, samples: new Int16Array((sampleRate * phraseMs) / 1_000) });
const longestRenderMs = 400;
const failsChance = 0.03;

export class SimulatedVoice {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  async render(): Promise<Uint8Array> {
    await new Promise((resolve) => setTimeout(resolve, longestRenderMs * this.#world.random()));
    if (this.#world.random() < failsChance) throw new Error("the engine has crashed");
    return sound;
  }
}
