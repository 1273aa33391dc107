// What runs in a page under proof before its own script: writes down what the screen said and what was heard, and when.

/** One time that a clip was played. */
export interface HeardClip {
  /** Where the clip came from, such as /voice/call/A001/3/zh.wav. */
  readonly sound: string;
  readonly startedAt: number;
  /** Null while it plays. */
  readonly endedAt: number | null;
  readonly lengthMs: number;
}

/** A number that became the large one. */
export interface LargeNumber {
  readonly at: number;
  readonly ticket: string;
  readonly isMissed: boolean;
}

/** Writes down each change of whether the screen says that it is not live. */
export function recordTruth(selector: string): void {
  const truth: { at: number; isAway: boolean; sequence: number }[] = [];
  Object.assign(globalThis, { truth });
  const look = () => {
    const isAway = document.querySelector(selector) !== null;
    const sequence = Number(document.documentElement.dataset["sequence"] ?? 0);
    const last = truth.at(-1);
    if (last?.isAway === isAway && last.sequence === sequence) return;
    truth.push({ at: Date.now(), isAway, sequence });
    if (truth.length > 4_000) truth.splice(0, 1_000);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}

/** Writes down each number that a lobby display shows large. */
export function recordLarge(): void {
  const large: { at: number; ticket: string; isMissed: boolean }[] = [];
  Object.assign(globalThis, { large });
  let last = "";
  new MutationObserver(() => {
    const ticket = document.querySelector(".call-panel-number")?.textContent ?? "";
    const isMissed = document.querySelector(".call-panel-missed") !== null;
    if (`${ticket} ${isMissed}` === last) return;
    last = `${ticket} ${isMissed}`;
    if (ticket !== "") large.push({ at: Date.now(), ticket, isMissed });
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Writes down each clip that a page plays: which, from when until when, and how long it is. */
export function recordHeard(): void {
  const heard: { sound: string; startedAt: number; endedAt: number | null; lengthMs: number }[] = [];
  Object.assign(globalThis, { heard });
  const soundOf = new WeakMap<object, string>();
  /* oxlint-disable typescript/unbound-method -- each is called with its own object below */
  const { arrayBuffer } = Response.prototype;
  const { decodeAudioData } = BaseAudioContext.prototype;
  const { start } = AudioBufferSourceNode.prototype;
  /* oxlint-enable typescript/unbound-method */
  Response.prototype.arrayBuffer = async function (this: Response) {
    const bytes = await arrayBuffer.call(this);
    soundOf.set(bytes, new URL(this.url).pathname);
    return bytes;
  };
  BaseAudioContext.prototype.decodeAudioData = async function (this: BaseAudioContext, bytes: ArrayBuffer) {
    const sound = soundOf.get(bytes) ?? "";
    const clip = await decodeAudioData.call(this, bytes);
    soundOf.set(clip, sound);
    return clip;
  };
  AudioBufferSourceNode.prototype.start = function (this: AudioBufferSourceNode, ...when: number[]) {
    const { buffer } = this;
    const clip = {
      sound: (buffer && soundOf.get(buffer)) ?? "",
      startedAt: Date.now(),
      endedAt: null as number | null,
      lengthMs: (buffer?.duration ?? 0) * 1_000,
    };
    heard.push(clip);
    this.addEventListener("ended", () => (clip.endedAt = Date.now()));
    start.apply(this, when as []);
  };
}
