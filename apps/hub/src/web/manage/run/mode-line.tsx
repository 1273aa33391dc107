// Says above everything else that the hall does not run as usual, since when and why, with the way back.

import { runningTime } from "@hallflow/ui";
import { OctagonAlert, Siren, TrendingUp } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";

const looks = {
  surge: { icon: TrendingUp, severity: "notice" },
  relief: { icon: TrendingUp, severity: "notice" },
  suspended: { icon: OctagonAlert, severity: "warning" },
  evacuation: { icon: Siren, severity: "critical" },
} as const;

export function ModeLine(): ReactNode {
  const { view, now, isLive, send, open } = useScene();
  const { say } = useWords();
  const { mode, modeReason, modeSince, state } = view.day;
  if (mode === "normal" || state === "closed") return null;
  const { icon: Icon, severity } = looks[mode];
  const isCrowded = mode === "surge" || mode === "relief";
  const back = () => {
    if (isCrowded) void send({ type: "end-surge" }, both("run.calm.done"));
    else open({ kind: "resume-hall" });
  };
  return (
    <section className={`alarm alarm-${severity} mode-line`} aria-label={say("run.title")}>
      <Icon aria-hidden="true" />
      <span className="alarm-words">
        <Say of={`run.mode.${mode}`} />
        {modeReason !== null && <q className="mode-reason">{modeReason}</q>}
      </span>
      {modeSince !== null && <span className="numerals alarm-since">{say("alarm.since", { time: runningTime(now - modeSince) })}</span>}
      <Button className="button button-small" isDisabled={!isLive} onPress={back}>
        <Say of={isCrowded ? "run.calm.name" : "run.resume.name"} />
      </Button>
    </section>
  );
}
