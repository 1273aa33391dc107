// The lines between the hub and a speech engine's own process: one JSON text a line, one question at a time.

import type { Language } from "@hallflow/queue-core";

export interface SpeechQuestion {
  readonly id: number;
  readonly text: string;
  readonly language: Language;
}

/** `wav` is the file in base64; `trouble` is the engine's own word on why there is none. */
export type SpeechAnswer = { readonly id: number; readonly wav: string } | { readonly id: number; readonly trouble: string };
