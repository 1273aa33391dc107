// The button that reads the step aloud, stops, and reads it once more.

import { Repeat2, Square, Volume2 } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { Say } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { spokenScreen } from "./spoken.ts";
import { voice } from "./voice.ts";

export function ReadAloud(): ReactNode {
  const { session, send } = useSession();
  const { speaks, speaking, reading } = useSyncExternalStore(voice.subscribe, voice.state);
  const { language } = session;
  if (!speaks[language]) return null;
  if (speaking) {
    return (
      <Touch className="bar-button" pressed onTouch={() => voice.stop()}>
        <Square aria-hidden="true" />
        <Say word="bar.speakStop" />
      </Touch>
    );
  }
  const read = (): void => {
    voice.read(true);
    send({ type: "UNHURRIED" });
    void voice.say(spokenScreen(language), language);
  };
  return (
    <Touch className="bar-button" onTouch={read}>
      {reading ? <Repeat2 aria-hidden="true" /> : <Volume2 aria-hidden="true" />}
      <Say word={reading ? "bar.speakAgain" : "bar.speak"} />
    </Touch>
  );
}
