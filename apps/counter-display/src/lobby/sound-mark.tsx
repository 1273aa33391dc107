// A small mark where the voice cannot be heard: a button while the browser wants a touch first, a sign when a clip failed.

import type { Words } from "@hallflow/queue-core";
import { Bilingual, type HubLink } from "@hallflow/ui";
import { Volume2, VolumeX } from "lucide-react";
import { type ReactNode, useEffect, useSyncExternalStore } from "react";
import type { Announced } from "./announcer/announcer.ts";
import type { Voice } from "./announcer/voice.ts";
import { both } from "./words.ts";

interface SoundMarkProps {
  readonly link: HubLink;
  readonly voice: Voice;
  readonly last: Announced | null;
}

const blockedWords: Words = {
  zh: "大厅屏幕没有声音：浏览器要求先点一下屏幕上的“开启语音”",
  en: "A lobby display is silent: its browser wants a touch on “turn the voice on” first",
};
export function SoundMark({ link, voice, last }: SoundMarkProps): ReactNode {
  const isBlocked = useSyncExternalStore(voice.subscribe, voice.isBlocked);
  // Known before the first call; of calls that could not be spoken the hub tells staff itself.
  useEffect(() => {
    link.reportTrouble({ id: "sound", raised: isBlocked, severity: "warning", words: blockedWords });
  }, [link, isBlocked]);
  if (isBlocked) {
    return (
      <button type="button" className="sound-mark" onClick={() => void voice.unblock()}>
        <Volume2 aria-hidden="true" />
        <Bilingual words={both("soundOn")} />
      </button>
    );
  }
  if (last !== "failed") return null;
  return (
    <span className="sound-mark sound-mark-failed">
      <VolumeX aria-hidden="true" />
      <Bilingual words={both("soundFailed")} className="visually-hidden" />
    </span>
  );
}
