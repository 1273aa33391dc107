// Reads a sentence aloud with the machine's own voice, when it has one for the customer's language.

import type { Language } from "@hallflow/queue-core";
import { useEffect, useState } from "react";

interface Speech {
  /** False on a machine without a voice for the language: a button that stays silent would be worse than none. */
  readonly available: boolean;
  readonly speaking: boolean;
  /** Reads from the beginning, or stops. */
  readonly toggle: () => void;
}

const codes: Record<Language, string> = { zh: "zh", en: "en" };

export function useSpeech(sentence: string, language: Language): Speech {
  const synthesis = typeof speechSynthesis === "undefined" ? null : speechSynthesis;
  const [voices, setVoices] = useState<readonly SpeechSynthesisVoice[]>([]);
  const [speaking, setSpeaking] = useState(false);
  useEffect(() => {
    if (!synthesis) return;
    const read = (): void => setVoices(synthesis.getVoices());
    read();
    synthesis.addEventListener("voiceschanged", read);
    return () => synthesis.removeEventListener("voiceschanged", read);
  }, [synthesis]);
  // A step that has gone has nothing more to say.
  useEffect(() => () => synthesis?.cancel(), [synthesis]);
  const voice = voices.find(({ lang }) => lang.toLowerCase().startsWith(codes[language]));
  return {
    available: voice !== undefined,
    speaking,
    toggle() {
      if (!synthesis || !voice) return;
      synthesis.cancel();
      if (speaking) return setSpeaking(false);
      const utterance = new SpeechSynthesisUtterance(sentence);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.addEventListener("end", () => setSpeaking(false));
      synthesis.speak(utterance);
      setSpeaking(true);
    },
  };
}
