// Plays the hub's announcements in the page: whole clips, one after another, and honest about what was not heard.

import type { Announcement } from "@hallflow/queue-core";

export interface Voice {
  /** Says a summons whole, as often and as loud as the hub asks. Always ends, and never throws: "failed" when not all of it was heard. */
  readonly say: (announcement: Announcement) => Promise<"spoken" | "failed">;
  /** True while the browser keeps the page silent until somebody touches it. */
  readonly isBlocked: () => boolean;
  readonly subscribe: (listener: () => void) => () => void;
  /** To be called from a touch or a click. */
  readonly unblock: () => Promise<void>;
}

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

  const load = async (sound: string): Promise<AudioBuffer> => {
    const response = await fetch(new URL(sound, base), { signal: AbortSignal.timeout(fetchTimeoutMs) });
    if (!response.ok) throw new Error(`the hub has no voice for ${sound}: ${response.status}`);
    return context.decodeAudioData(await response.arrayBuffer());
  };
  const play = (clip: AudioBuffer, volume: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const source = new AudioBufferSourceNode(context, { buffer: clip });
      const gain = new GainNode(context, { gain: volume });
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
        gain.disconnect();
        resolve();
      });
      source.connect(gain).connect(context.destination);
      source.start();
    });

  const awake = async (): Promise<boolean> => {
    // A browser that wants a touch first leaves this promise open for ever.
    if (context.state !== "running") await Promise.race([context.resume(), wait(300)]);
    return context.state === "running";
  };

  return {
    say: async ({ sound, times, volume }) => {
      try {
        const loading = load(sound);
        // Asked for meanwhile; a refusal is met where it is awaited.
        loading.catch(() => undefined);
        if (!(await awake())) return "failed";
        const clip = await loading;
        for (let time = 0; time < times; time++) {
          await play(clip, volume);
          await wait(pauseMs);
        }
        return "spoken";
      } catch {
        return "failed";
      }
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
