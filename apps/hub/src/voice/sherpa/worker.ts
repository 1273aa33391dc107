// The process of sherpa-onnx: reads questions from standard input, writes answers to standard output, ends with its input.

import { setPriority } from "node:os";
import { createInterface } from "node:readline";
import { type Language } from "@hallflow/queue-core";
import type { SpeechAnswer, SpeechQuestion } from "../engine/speech-line.ts";
import { encodeWav } from "../wav.ts";
import { findEngine, loadModel } from "./engine.ts";
import { modelFolders, readModel } from "./model-folder.ts";

// Speech may wait for tickets and calls, never the other way round.
try {
  setPriority(10);
} catch {
  // A system that forbids it loses a politeness.
}

const root = process.argv[2] ?? "";
const speakers = new Map<string, ReturnType<typeof loadModel>>();
// The engine writes what it thinks to standard output, where only answers may stand.
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr);

/** A model of both languages is loaded once. */
function speakerOf(language: Language): ReturnType<typeof loadModel> {
  const folder = modelFolders(root)[language];
  const engine = findEngine(root);
  if (folder === undefined || engine === null) throw new Error(`nothing speaks ${language} in ${root}`);
  const speaker = speakers.get(folder) ?? loadModel(engine, readModel(folder));
  speakers.set(folder, speaker);
  return speaker;
}

function answerTo({ id, text, language }: SpeechQuestion): SpeechAnswer {
  try {
    const { samples, sampleRate } = speakerOf(language)(text);
    const loud = Int16Array.from(samples, (sample) => Math.round(Math.max(-1, Math.min(1, sample)) * 32_767));
    return { id, wav: Buffer.from(encodeWav({ sampleRate, samples: loud })).toString("base64") };
  } catch (error) {
    return { id, trouble: error instanceof Error ? error.message : String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin }))
  write(`${JSON.stringify(answerTo(JSON.parse(line) as SpeechQuestion))}\n`);
