// The hall's voice: each phrase rendered once, by the first speaker that can say it, and kept for whoever asks again.

import { createHash } from "node:crypto";
import type { Language, Words } from "@hallflow/queue-core";
import { pino } from "pino";
import { clipSpeaker } from "./clips/clip-speaker.ts";
import { espeakSpeaker } from "./espeak/espeak-speaker.ts";
import { PhraseCache } from "./phrase-cache.ts";
import { sherpaSpeaker } from "./sherpa/sherpa-speaker.ts";
import { type Speaker, VoiceError, type VoiceLog } from "./speaker.ts";

export interface Voice {
  /** The text as a WAV file (16-bit PCM, mono). Rejects with a VoiceError when no voice could say it; nothing else happens then. */
  render(text: string, language: Language): Promise<Uint8Array>;
  /** Ends the engine's process. A phrase that is asked for later is refused. */
  close(): Promise<void>;
}

export interface VoiceOptions {
  /** Where rendered phrases are kept; made when it is missing, and emptied by whoever likes. */
  readonly cacheFolder: string;
  /** A folder with a hall's recorded clips, heard wherever they cover a whole phrase; without one the embedded voice says everything. */
  readonly clipsFolder?: string | null;
  /** A folder with a hall's speech models, heard where there are no clips; null where it has none. */
  readonly modelsFolder?: string | null;
  /** Told what is wrong with the models, and null once they speak: the embedded voice says everything meanwhile. */
  readonly modelTroubled?: (words: Words | null) => void;
  readonly logger?: VoiceLog;
  readonly cacheLimitBytes?: number;
  /** Told of each trouble of the voice, and null once it has rendered again: what a floor manager should see. */
  readonly troubled?: (trouble: VoiceError | null) => void;
  /** In order of preference; for tests. */
  readonly speakers?: readonly Speaker[];
}

/** A phrase is 100 to 250 kB, and a day in a large hall some 2,000 of them: this holds the day's repetitions. */
const usualCacheBytes = 128 * 1024 * 1024;

export function createVoice(options: VoiceOptions): Voice {
  const { cacheFolder, logger = pino({ level: "silent" }), cacheLimitBytes = usualCacheBytes } = options;
  const speakers = options.speakers ?? usualSpeakers(options, logger);
  const cache = new PhraseCache(cacheFolder, cacheLimitBytes, logger);
  const running = new Map<string, Promise<Uint8Array>>();
  let troubled = false;
  let closed = false;

  const tell = (trouble: VoiceError | null) => {
    if (trouble === null && !troubled) return;
    troubled = trouble !== null;
    options.troubled?.(trouble);
  };

  const renderBy = async (speaker: Speaker, text: string, language: Language): Promise<Uint8Array> => {
    const key = keyOf(speaker, text, language);
    const kept = await cache.get(key);
    if (kept) return kept;
    const wav = await speaker.say(text, language);
    await cache.put(key, wav);
    return wav;
  };

  const renderByAny = async (text: string, language: Language): Promise<Uint8Array> => {
    let trouble = new VoiceError("cannot-say", `no voice can say "${text}"`);
    for (const speaker of speakers) {
      if (!speaker.canSay(text, language)) continue;
      try {
        const wav = await renderBy(speaker, text, language);
        tell(null);
        return wav;
      } catch (error) {
        if (!(error instanceof VoiceError)) throw error;
        trouble = error;
        logger.warn({ trouble: error.trouble, why: error.message, speaker: speaker.identity }, "a phrase could not be rendered");
      }
    }
    // A text that nobody can say is the asker's mistake; a voice that is closing is nobody's.
    if (trouble.trouble !== "cannot-say" && trouble.trouble !== "closed") tell(trouble);
    throw trouble;
  };

  return {
    async render(text, language) {
      if (closed) throw new VoiceError("closed", "the voice is closed");
      const asked = `${language} ${text}`;
      const known = running.get(asked);
      if (known) return known;
      const rendering = renderByAny(text, language).finally(() => running.delete(asked));
      running.set(asked, rendering);
      return rendering;
    },
    async close() {
      closed = true;
      await Promise.all(speakers.map((speaker) => speaker.close()));
      await Promise.allSettled(running.values());
    },
  };
}

function usualSpeakers(
  { clipsFolder = null, modelsFolder = null, modelTroubled: troubled = () => undefined }: VoiceOptions,
  log: VoiceLog,
): Speaker[] {
  return [
    ...(clipsFolder === null ? [] : [clipSpeaker(clipsFolder, log)]),
    ...(modelsFolder === null ? [] : [sherpaSpeaker({ root: modelsFolder, log, troubled })]),
    espeakSpeaker(log),
  ];
}

const keyOf = (speaker: Speaker, text: string, language: Language): string =>
  createHash("sha256")
    .update(JSON.stringify([speaker.identity, language, text]))
    .digest("hex")
    .slice(0, 32);
