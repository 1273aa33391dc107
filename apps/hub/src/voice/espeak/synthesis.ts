// Runs espeak-ng (GPL-3.0-or-later, WebAssembly). Only the engine's own process may import this file.

import { readFileSync } from "node:fs";
import type { Language } from "@hallflow/queue-core";
import ESpeakNg from "espeak-ng";
import { readingOf } from "./mandarin-reading.ts";

/** Speed in words a minute: a little slower than conversation, for a hall echoes and half of it is old. */
const voices: Record<Language, { readonly voice: string; readonly speed: number }> = {
  zh: { voice: "cmn", speed: 165 },
  en: { voice: "en", speed: 150 },
};

const textFile = "text";
const soundFile = "sound.wav";

// Compiled once: the program behind it is 18 MB, and each run needs a memory of its own.
const wasm = WebAssembly.compile(readFileSync(new URL("espeak-ng.wasm", import.meta.resolve("espeak-ng"))));

/** The text as a WAV file. Throws with the engine's own words when it made none. */
export async function synthesize(text: string, language: Language): Promise<Uint8Array> {
  const { files, said } = await run(["-w", soundFile, "-s", String(voices[language].speed)], text, language);
  try {
    return files.readFile(soundFile);
  } catch {
    throw new Error(said.join("\n") || "the engine made no sound");
  }
}

/** How the text will be pronounced, in the engine's notation: for checking a voice without ears. */
export async function phonemesOf(text: string, language: Language): Promise<string> {
  return (await run(["-q", "-x"], text, language)).said.join("\n");
}

async function run(options: readonly string[], text: string, language: Language) {
  const module = await wasm;
  const said: string[] = [];
  const engine = await ESpeakNg({
    // The text comes in a file, for an argument that begins with a dash would be an option. -b 1 says that it is UTF-8.
    arguments: ["-v", voices[language].voice, "-b", "1", ...options, "-f", textFile],
    preRun: [({ FS }) => FS.writeFile(textFile, language === "zh" ? readingOf(text) : text.replace(/\[\[|\]\]/g, " "))],
    print: (line) => said.push(line),
    printErr: (line) => said.push(line),
    instantiateWasm(imports, receive) {
      void WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module));
      return {};
    },
  });
  return { files: engine.FS, said };
}
