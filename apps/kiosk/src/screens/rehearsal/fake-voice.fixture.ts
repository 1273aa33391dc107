// A voice for tests: a machine that speaks Chinese and English, and says nothing until it is told that it has.

export interface FakeVoice {
  /** What was said, newest last. */
  readonly said: { readonly text: string; readonly lang: string }[];
  /** Whether something is being said just now. */
  isSpeaking(): boolean;
  /** What is being said has been said. */
  finish(): void;
  remove(): void;
}

class Utterance extends EventTarget {
  lang = "";
  voice: unknown = null;
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
}

/** Takes the place of the browser's voice, which has none on a machine for tests. */
export function fakeVoice(): FakeVoice {
  const own = globalThis.speechSynthesis;
  const ownUtterance = globalThis.SpeechSynthesisUtterance;
  const said: FakeVoice["said"] = [];
  let speaking: Utterance | null = null;
  const end = (how: "end" | "error"): void => {
    const ended = speaking;
    speaking = null;
    ended?.dispatchEvent(new Event(how));
  };
  const replacement = Object.assign(new EventTarget(), {
    getVoices: () => ["zh-CN", "en-GB"].map((lang) => ({ lang, name: lang })),
    speak(utterance: Utterance) {
      if (speaking) throw new Error("two things are said at once");
      speaking = utterance;
      said.push({ text: utterance.text, lang: utterance.lang });
    },
    cancel: () => end("error"),
  });
  const put = (synthesis: unknown, utterance: unknown): void => {
    Object.defineProperty(globalThis, "speechSynthesis", { value: synthesis, configurable: true, writable: true });
    Object.defineProperty(globalThis, "SpeechSynthesisUtterance", { value: utterance, configurable: true, writable: true });
    own.dispatchEvent(new Event("voiceschanged"));
  };
  put(replacement, Utterance);
  return { said, isSpeaking: () => speaking !== null, finish: () => end("end"), remove: () => put(own, ownUtterance) };
}
