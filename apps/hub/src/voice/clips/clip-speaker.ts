// A hall's own recorded voice: says what its clips cover whole, joined without gaps.

import type { Language } from "@hallflow/queue-core";
import { type Speaker, VoiceError, type VoiceLog } from "../speaker.ts";
import { encodeWav, joinSounds } from "../wav.ts";
import { divide, unitsOf } from "./pieces.ts";
import { type Recordings, readRecordings } from "./recordings.ts";

/** Reads the folder once; clips that are added later are heard after a restart of the hub. */
export function clipSpeaker(folder: string, log: VoiceLog): Speaker {
  const recordings = readRecordings(folder, log);
  const piecesOf = (text: string, language: Language): { readonly from: Recordings; readonly keys: readonly string[] } | null => {
    const from = recordings[language];
    const keys = from && divide(unitsOf(text, language), from.clips, from.longest);
    return keys ? { from, keys } : null;
  };
  return {
    identity: `clips ${recordings.zh?.digest ?? "none"} ${recordings.en?.digest ?? "none"}`,
    canSay: (text, language) => piecesOf(text, language) !== null,
    say(text, language) {
      const pieces = piecesOf(text, language);
      if (!pieces) return Promise.reject(new VoiceError("cannot-say", `the recorded clips do not cover "${text}"`));
      const sounds = pieces.keys.flatMap((key) => pieces.from.clips.get(key) ?? []);
      return Promise.resolve(encodeWav(joinSounds(sounds)));
    },
    close: () => Promise.resolve(),
  };
}
