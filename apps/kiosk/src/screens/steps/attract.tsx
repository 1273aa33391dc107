// The start: the hall says welcome, the customer chooses a language, and that is the first touch of three.

import { rangeWords, timeOfDay } from "@hallflow/ui";
import { Clock3, CloudOff, DoorOpen, Glasses, Hand } from "lucide-react";
import type { ReactNode } from "react";
import { HallMark } from "../parts/hall-mark.tsx";
import { HallClock } from "../parts/hall-clock.tsx";
import { BottomBar } from "../parts/bottom-bar.tsx";
import { widestRange } from "../parts/ranges.ts";
import { Say, SayWords } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { languages } from "../words/languages.ts";
import "./attract.css";

export function Attract(): ReactNode {
  const { plan, kiosk, session, send } = useSession();
  const { status } = kiosk;
  const range = widestRange(Object.values(status?.outlook ?? {}));
  const closesAt = status?.day?.closesAt ?? null;
  return (
    <div className={`attract ${session.wheelchair ? "low" : ""}`}>
      <header className="attract-head">
        <div className="attract-top">
          <HallMark />
          <HallClock />
        </div>
        <h1>
          <SayWords words={plan.name} />
        </h1>
        <p className="attract-welcome">
          <Say word="attract.hint" />
        </p>
        <ul className="attract-facts">
          {range && (
            <li>
              <Clock3 aria-hidden="true" />
              <Say word="attract.waitNow" />
              <strong className="numerals">
                <SayWords words={rangeWords(range)} />
              </strong>
            </li>
          )}
          {status?.link !== "online" && (
            <li className="attract-by-itself">
              <CloudOff aria-hidden="true" />
              <Say word="attract.byItself" />
            </li>
          )}
          {closesAt !== null && (
            <li>
              <DoorOpen aria-hidden="true" />
              <Say word="attract.until" values={{ time: timeOfDay(closesAt, plan.timeZone) }} />
            </li>
          )}
        </ul>
      </header>
      <main className="attract-choices" style={{ "--languages": Math.min(languages.length, 3) } as React.CSSProperties}>
        {languages.map(({ id, name, tag, words }) => (
          <Touch key={id} kind="main" className="attract-language" onTouch={() => send({ type: "BEGIN", language: id })}>
            <span lang={tag}>{name}</span>
            <small lang={tag}>
              <Hand aria-hidden="true" /> {words.attract.begin}
            </small>
          </Touch>
        ))}
        <Touch className="attract-elder" onTouch={() => send({ type: "BEGIN", language: session.tongue, elder: true })}>
          <Glasses aria-hidden="true" />
          <span>
            <strong>
              <Say word="attract.elder" />
            </strong>
            <Say word="attract.elderHint" />
          </span>
        </Touch>
      </main>
      <BottomBar />
    </div>
  );
}
