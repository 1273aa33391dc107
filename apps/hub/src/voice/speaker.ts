// What every voice can do, whatever is behind it: say a text as sound, or say why not.

import type { Language } from "@hallflow/queue-core";
import type { Logger } from "pino";

export interface Speaker {
  /** Changes whenever the same text would sound different: part of the name under which a phrase is kept. */
  readonly identity: string;
  /** Whether this voice can say all of the text; never a part of it. */
  canSay(text: string, language: Language): boolean;
  /** The text as a WAV file (16-bit PCM, mono). Rejects with a VoiceError. */
  say(text: string, language: Language): Promise<Uint8Array>;
  /** Resolves when nothing of it runs any more. */
  close(): Promise<void>;
}

export type VoiceLog = Pick<Logger, "info" | "warn">;

/** "cannot-say": no voice knows this text · "busy": too many wait already · "too-slow" and "failed": the engine · "closed": the hub stops. */
export type VoiceTrouble = "cannot-say" | "busy" | "too-slow" | "failed" | "closed";

export class VoiceError extends Error {
  readonly trouble: VoiceTrouble;

  constructor(trouble: VoiceTrouble, message: string) {
    super(message);
    this.name = "VoiceError";
    this.trouble = trouble;
  }
}
