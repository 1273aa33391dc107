// Reads a folder of recorded clips: zh/ and en/, each file named after what it says.

import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { type Language, languageSchema } from "@hallflow/queue-core";
import type { VoiceLog } from "../speaker.ts";
import { type Sound, WavError, decodeWav, trimSilence } from "../wav.ts";
import { pieceKey, unitsOf } from "./pieces.ts";

export interface Recordings {
  readonly clips: ReadonlyMap<string, Sound>;
  /** The number of units in the longest text that was recorded. */
  readonly longest: number;
  readonly digest: string;
}

/** What silence a recording keeps at its ends: enough that consonants are whole. */
const keepMs = { before: 15, after: 25 };

/** Reads both languages once. A file that cannot be used is named in the log and left out; a language without a folder is null. */
export function readRecordings(folder: string, log: VoiceLog): Record<Language, Recordings | null> {
  return Object.fromEntries(
    languageSchema.options.map((language) => [language, readLanguage(join(folder, language), language, log)]),
  ) as Record<Language, Recordings | null>;
}

function readLanguage(folder: string, language: Language, log: VoiceLog): Recordings | null {
  const clips = new Map<string, Sound>();
  const digest = createHash("sha256");
  let longest = 0;
  let sampleRate: number | null = null;
  for (const name of list(folder)) {
    const file = join(folder, name);
    try {
      const bytes = readFileSync(file);
      const sound = trimSilence(decodeWav(bytes), keepMs);
      const units = unitsOf(parse(name).name, language);
      if (units.length === 0) throw new WavError("its name says nothing: name a clip after its words");
      if (sound.samples.length === 0) throw new WavError("it is silent");
      if (sampleRate !== null && sound.sampleRate !== sampleRate) {
        throw new WavError(`it has ${sound.sampleRate} Hz, and the clips before it ${sampleRate} Hz: all must be alike`);
      }
      sampleRate = sound.sampleRate;
      clips.set(pieceKey(units), sound);
      longest = Math.max(longest, units.length);
      digest.update(name).update(bytes);
    } catch (error) {
      log.warn({ file, why: error instanceof Error ? error.message : String(error) }, "a recorded clip cannot be used");
    }
  }
  return clips.size === 0 ? null : { clips, longest, digest: digest.digest("hex").slice(0, 16) };
}

/** The WAV files of a folder by name, or none where there is no such folder. */
function list(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.toLowerCase().endsWith(".wav"))
      .sort();
  } catch {
    return [];
  }
}
