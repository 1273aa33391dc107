// What needs acting on, the gravest on top, each with the one thing that helps.

import { Bilingual, runningTime } from "@hallflow/ui";
import { Info, OctagonAlert, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { type Alarm, alarmsOf } from "./alarms.ts";
import { useScene } from "./scene.ts";
import { Say, both, useWords } from "./words.ts";
import "./alarm-list.css";

const shownAtOnce = 2;
const icons = { critical: OctagonAlert, warning: TriangleAlert, notice: Info };

export function AlarmList(): ReactNode {
  const { view, plan, viewAt, now } = useScene();
  const { say } = useWords();
  const [isWhole, setWhole] = useState(false);
  const alarms = alarmsOf(view, plan, viewAt, now);
  if (alarms.length === 0) return null;
  const shown = isWhole ? alarms : alarms.slice(0, shownAtOnce);
  return (
    <section className="alarms" aria-label={say("alarm.title")}>
      <ul>
        {shown.map((alarm) => (
          <AlarmLine key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      {alarms.length > shownAtOnce && (
        <Button className="alarms-more" onPress={() => setWhole(!isWhole)}>
          {isWhole ? say("alarm.fewer") : say("alarm.more", { count: alarms.length - shownAtOnce })}
        </Button>
      )}
    </section>
  );
}

function AlarmLine({ alarm }: { readonly alarm: Alarm }): ReactNode {
  const { now, isLive, send, open } = useScene();
  const { say, language } = useWords();
  const Icon = icons[alarm.severity];
  const { remedy } = alarm;
  const help = () => {
    if (!remedy) return;
    const { counter } = remedy;
    if (remedy.kind === "resume") void send({ type: "resume", counter }, both("desk.done.resume", { counter }));
    else open({ kind: "desk", counter });
  };
  return (
    <li className={`alarm alarm-${alarm.severity}`}>
      <Icon aria-hidden="true" />
      <Bilingual words={alarm.words} first={language} className="alarm-words" />
      {alarm.since !== null && <span className="numerals alarm-since">{say("alarm.since", { time: runningTime(now - alarm.since) })}</span>}
      {remedy && (
        <Button className="button button-small" isDisabled={!isLive} onPress={help}>
          <Say of={`alarm.remedy.${remedy.kind}`} values={{ counter: remedy.counter }} />
        </Button>
      )}
    </li>
  );
}
