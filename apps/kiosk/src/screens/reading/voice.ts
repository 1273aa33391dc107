// The machine's own voice: says one thing at a time, and tells what it is at.

import type { Language } from "@hallflow/queue-core";

export interface VoiceState {
  /** The languages that this machine has a voice for: a button that stays silent would be worse than none. */
  readonly speaks: Readonly<Record<Language, boolean>>;
  readonly speaking: boolean;
  /** Whether the customer wants each step read to them. */
  readonly reading: boolean;
}

const codes: Record<Language, string> = { zh: "zh", en: "en" };
const languages = Object.keys(codes) as Language[];

class Voice {
  readonly #listeners = new Set<() => void>();
  #state: VoiceState = { speaks: { zh: false, en: false }, speaking: false, reading: false };
  /** Counts what was said: an end that comes late is not that of what is said now. */
  #said = 0;
  /** The screen that was read last, while nothing else has been said since. */
  #screen: Promise<void> | null = null;

  constructor() {
    this.#synthesis?.addEventListener("voiceschanged", () => this.#look());
    this.#look();
  }

  readonly state = (): VoiceState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads a screen in place of whatever is being said; resolves once it has been read, or at once where there is no voice for it. */
  say(text: string, language: Language): Promise<void> {
    return (this.#screen = this.#say(text, language));
  }

  /** Says a control's name, unless a screen is being read: that is waited for, and says the name too. */
  name(text: string, language: Language): Promise<void> {
    if (this.#state.speaking && this.#screen) return this.#screen;
    this.#screen = null;
    return this.#say(text, language);
  }

  /** Says no more of what it is saying. */
  hush(): void {
    this.#hush();
    this.#change({ speaking: false });
  }

  #say(text: string, language: Language): Promise<void> {
    const synthesis = this.#synthesis;
    const voice = this.#voiceOf(language);
    this.#hush();
    if (!synthesis || !voice || text === "") return Promise.resolve();
    const said = ++this.#said;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    this.#change({ speaking: true });
    synthesis.speak(utterance);
    return new Promise((resolve) => {
      const ended = (): void => {
        if (said === this.#said) this.#change({ speaking: false });
        resolve();
      };
      utterance.addEventListener("end", ended);
      utterance.addEventListener("error", ended);
    });
  }

  read(reading: boolean): void {
    this.#change({ reading });
  }

  stop(): void {
    this.hush();
    this.#change({ reading: false });
  }

  get #synthesis(): SpeechSynthesis | null {
    return typeof speechSynthesis === "undefined" ? null : speechSynthesis;
  }

  #voiceOf(language: Language): SpeechSynthesisVoice | undefined {
    return this.#synthesis?.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(codes[language]));
  }

  #hush(): void {
    this.#said++;
    if (this.#state.speaking) this.#synthesis?.cancel();
  }

  #look(): void {
    const speaks = Object.fromEntries(languages.map((language) => [language, this.#voiceOf(language) !== undefined]));
    this.#change({ speaks: speaks as VoiceState["speaks"] });
  }

  #change(part: Partial<VoiceState>): void {
    this.#state = { ...this.#state, ...part };
    for (const listener of this.#listeners) listener();
  }
}

/** A page has one voice, whatever on it speaks. */
export const voice = new Voice();
