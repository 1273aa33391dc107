// The door to sherpa-onnx, which a hall installs beside its models: found, loaded, and asked for sound. Only its own process loads it.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import type { SpeechModel } from "./model-folder.ts";

/** The native one first, which is several times as fast as the one in WebAssembly; both answer to the same names. */
const packages = ["sherpa-onnx-node", "sherpa-onnx"] as const;

interface Generated {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}
interface Speech {
  generate(request: { text: string; sid: number; speed: number; enableExternalBuffer: boolean }): Generated;
}
interface Sherpa {
  readonly OfflineTts?: new (config: object) => Speech;
  readonly createOfflineTts?: (config: object) => Speech;
}

/** The file of the engine that lies beside the models, or in a folder above them; null where none is installed. NODE_PATH does not count. */
export function findEngine(root: string): string | null {
  for (let folder = resolve(root); ; folder = dirname(folder)) {
    const name = packages.find((known) => existsSync(join(folder, "node_modules", known, "package.json")));
    if (name !== undefined) return createRequire(join(folder, "engine.js")).resolve(name);
    if (folder === dirname(folder)) return null;
  }
}

/** Loads a model, which takes seconds; answers how to make it speak. Throws what the engine throws. */
export function loadModel(engine: string, model: SpeechModel): (text: string) => Generated {
  const sherpa = createRequire(engine)(engine) as Sherpa;
  const config = {
    model: { ...model.parts, numThreads: 1, provider: "cpu", debug: false },
    ruleFsts: model.ruleFsts,
    ruleFars: "",
    maxNumSentences: 1,
  };
  // The package in WebAssembly has a longer name for the same thing.
  const speech = sherpa.OfflineTts
    ? new sherpa.OfflineTts(config)
    : sherpa.createOfflineTts?.({ ...config, offlineTtsModelConfig: config.model });
  if (!speech) throw new Error(`${engine} has no speech in it`);
  return (text) => speech.generate({ text, sid: model.speaker, speed: model.speed, enableExternalBuffer: false });
}
