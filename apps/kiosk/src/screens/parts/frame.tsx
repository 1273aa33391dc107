// The frame of every step: hall, clock and one sentence above, choices in the middle, ways out below.

import { type ReactNode, useEffect, useRef } from "react";
import type { Words } from "@hallflow/queue-core";
import { HallMark } from "./hall-mark.tsx";
import { HallClock } from "./hall-clock.tsx";
import { BottomBar } from "./bottom-bar.tsx";
import { SayWords } from "./say.tsx";
import { useSession } from "./session-view.ts";
import { both } from "../words/words.ts";
import "./frame.css";

interface FrameProps {
  /** What to do now, as one sentence. */
  readonly title: Words;
  readonly hint?: Words;
  /** What there is to say about this customer, in place of the hint. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

export function Frame({ title, hint, note, children, className = "" }: FrameProps): ReactNode {
  const { plan, session } = useSession();
  return (
    <div className={`frame ${session.elder ? "elder" : ""} ${session.wheelchair ? "low" : ""}`}>
      <header className="frame-head">
        <div className="hall-line">
          <HallMark />
          <span className="hall-name">
            <SayWords words={session.behalf ? both("behalf.title") : plan.name} />
          </span>
          <HallClock />
        </div>
        <Sentence key={title.zh} words={title} />
        {note ??
          (hint && (
            <p className="frame-hint">
              <SayWords words={hint} />
            </p>
          ))}
      </header>
      <main className={`frame-body ${className}`}>{children}</main>
      <BottomBar />
    </div>
  );
}

/** Whoever works by keyboard or by ear begins each step at its sentence. */
function Sentence({ words }: { readonly words: Words }): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      <SayWords words={words} />
    </h1>
  );
}
