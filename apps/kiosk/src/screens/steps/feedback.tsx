// How it was to take a number, and what to do better: two touches for whoever likes, none for everybody else.

import { Frown, Meh, Smile } from "lucide-react";
import type { ReactNode } from "react";
import { Frame } from "../parts/frame.tsx";
import { Say, SayWords } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { both } from "../words/words.ts";
import "./feedback.css";

const faces = [
  { mark: 3, word: "feedback.good", icon: <Smile aria-hidden="true" /> },
  { mark: 2, word: "feedback.fair", icon: <Meh aria-hidden="true" /> },
  { mark: 1, word: "feedback.bad", icon: <Frown aria-hidden="true" /> },
] as const;

/** Beside the ticket; who says nothing loses no time by it. */
export function Faces(): ReactNode {
  const { send } = useSession();
  return (
    <section className="faces">
      <p>
        <Say word="feedback.ask" />
      </p>
      {faces.map(({ mark, word, icon }) => (
        <Touch key={mark} className={`face face-${String(mark)}`} onTouch={() => send({ type: "FEEDBACK", mark })}>
          {icon}
          <Say word={word} />
        </Touch>
      ))}
    </section>
  );
}

export function Feedback(): ReactNode {
  const { plan, session, snapshot, send } = useSession();
  const ticket = session.visit?.ticket ?? "";
  const wishes = plan.wishes ?? [];
  const isThanked = snapshot.matches({ step: { visit: { feedback: "thanked" } } }) || wishes.length === 0;
  const done = (
    <Touch kind="main" className="wishes-done" onTouch={() => send({ type: "DONE" })}>
      <Say word={isThanked ? "takeIt.done" : "feedback.none"} />
    </Touch>
  );
  if (isThanked) {
    return (
      <Frame title={both("feedback.thanks")} hint={both("feedback.thanksHint", { ticket })} className="thanks">
        <Smile className="thanks-face" aria-hidden="true" />
        {done}
      </Frame>
    );
  }
  return (
    <Frame title={both("feedback.title")} hint={both("feedback.hint", { ticket })} className="wishes">
      {wishes.map(({ id, name }) => (
        <Touch key={id} className="wish" onTouch={() => send({ type: "WISH", wish: id })}>
          <SayWords words={name} />
        </Touch>
      ))}
      {done}
    </Frame>
  );
}
