// The engine's own process: reads questions from standard input, writes answers to standard output, ends with its input.

import { setPriority } from "node:os";
import { createInterface } from "node:readline";
import type { SpeechAnswer, SpeechQuestion } from "../engine/speech-line.ts";
import { synthesize } from "./synthesis.ts";

// Speech may wait for tickets and calls, never the other way round.
try {
  setPriority(10);
} catch {
  // A system that forbids it loses a politeness.
}

async function answerTo({ id, text, language }: SpeechQuestion): Promise<SpeechAnswer> {
  try {
    return { id, wav: Buffer.from(await synthesize(text, language)).toString("base64") };
  } catch (error) {
    return { id, trouble: error instanceof Error ? error.message : String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const answer = await answerTo(JSON.parse(line) as SpeechQuestion);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
// The engine leaves its own exit code behind after each run.
process.exitCode = 0;
