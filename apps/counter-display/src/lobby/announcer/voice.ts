// Plays the hub's announcements in the page: whole clips, one after another, and honest about what was not heard.

import type { CallView, Language } from "@hallflow/queue-core";

export interface Voice {
  /** Says a summons twice in both languages, the ticket's first. Always ends, and never throws: "failed" when not all of it was heard. */
  readonly say: (call: CallView) => Promise<"spoken" | "failed">;
  /** True while the browser keeps the page silent until somebody touches it. */
  readonly isBlocked: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** To be called from a touch or a click. */
  readonly unblock: () => Promise<void>;
}

const clipPath = ({ kind, ticket, counter }: CallView, language: Language): string =>
  `/voice/${kind}/${encodeURIComponent(ticket)}/${encodeURIComponent(counter)}/${language}.wav`;

const timesSaid = 2;
const pauseMs = 450;
const fetchTimeoutMs = 5_000;
/** How much longer than its own length a clip may take before the sound device is taken to be stuck. */
const graceMs = 2_000;

/** Needs a browser with Web Audio; `base` is the hub's origin. */
export function openVoice(base: string = location.origin): Voice {
  const context = new AudioContext();
  const listeners = new Set<() => void>();
  context.addEventListener("statechange", () => {
    for (const listener of listeners) listener();
  });

  // Whichever place on the page is touched: the browser only wants to know that somebody is there.
  document.addEventListener("pointerdown", () => void context.resume());

  const load = async (call: CallView, language: Language): Promise<AudioBuffer> => {
    const response = await fetch(new URL(clipPath(call, language), base), { signal: AbortSignal.timeout(fetchTimeoutMs) });
    if (!response.ok) throw new Error(`the hub has no voice for ${call.ticket}: ${response.status}`);
    return context.decodeAudioData(await response.arrayBuffer());
  };

  const play = (clip: AudioBuffer): Promise<void> =>
    new Promise((resolve, reject) => {
      const source = new AudioBufferSourceNode(context, { buffer: clip });
      const stuck = setTimeout(
        () => {
          source.stop();
          reject(new Error("the sound device does not play"));
        },
        clip.duration * 1_000 + graceMs,
      );
      source.addEventListener("ended", () => {
        clearTimeout(stuck);
        source.disconnect();
        resolve();
      });
      source.connect(context.destination);
      source.start();
    });

  const awake = async (): Promise<boolean> => {
    // A browser that wants a touch first leaves this promise open for ever.
    if (context.state !== "running") await Promise.race([context.resume(), wait(300)]);
    return context.state === "running";
  };

  return {
    say: async (call) => {
      const languages: Language[] = call.language === "en" ? ["en", "zh"] : ["zh", "en"];
      // Both are asked for at once, and the first is heard as soon as it is there. One that fails does not silence the other.
      const clips = languages.map((language) => load(call, language).catch(() => null));
      if (!(await awake().catch(() => false))) return "failed";
      try {
        for (let time = 0; time < timesSaid; time++) {
          for (const loading of clips) {
            const clip = await loading;
            if (!clip) continue;
            await play(clip);
            await wait(pauseMs);
          }
        }
      } catch {
        return "failed";
      }
      return (await Promise.all(clips)).every((clip) => clip !== null) ? "spoken" : "failed";
    },
    isBlocked: () => context.state !== "running",
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    unblock: async () => void (await awake()),
  };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
