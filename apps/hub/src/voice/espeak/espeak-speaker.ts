// The voice that every hall has from the first minute: espeak-ng, robotic but always there, in a process of its own.

import { fileURLToPath } from "node:url";
import type { Speaker, VoiceLog } from "../speaker.ts";
import { VoiceError } from "../speaker.ts";
import { WavError, decodeWav, encodeWav, trimSilence } from "../wav.ts";
import { WorkerLink } from "../engine/worker-link.ts";

const program = fileURLToPath(new URL("worker.ts", import.meta.url));
/** To be raised with every change of voice, speed or reading. */
const revision = 1;
const longestText = 400;
/** The engine ends each phrase with a third of a second of nothing; the displays have pauses of their own. */
const keepMs = { before: 30, after: 120 };

/** Says any text of up to 400 characters that has a letter or a digit in it. `link` is another process in tests. */
export function espeakSpeaker(log: VoiceLog, link: Pick<WorkerLink, "ask" | "close"> = new WorkerLink([program], log)): Speaker {
  return {
    identity: `espeak-ng ${revision}`,
    canSay: (text) => text.length <= longestText && /[\p{L}\p{N}]/u.test(text),
    async say(text, language) {
      const wav = await link.ask(text, language);
      try {
        const sound = trimSilence(decodeWav(wav), keepMs);
        if (sound.samples.length > 0) return encodeWav(sound);
      } catch (error) {
        if (!(error instanceof WavError)) throw error;
        throw new VoiceError("failed", `the speech engine made no sound that can be played: ${error.message}`);
      }
      throw new VoiceError("failed", "the speech engine made nothing but silence");
    },
    close: () => link.close(),
  };
}
