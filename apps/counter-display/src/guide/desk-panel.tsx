// Whoever was called to the guide's desk and is not being shown around yet: they come, are called again, or do not come.

import { secondMs, serviceOf } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { useScene } from "./scene.ts";
import { VisitorTags } from "./visitor-tags.tsx";
import { useWords } from "./words.ts";

export function DeskPanel(): ReactNode {
  const { plan, view, post, now, press } = useScene();
  const { say, language } = useWords();
  const { seat, atDesk } = view;
  if (!seat || !atDesk || post.desk === null) return null;
  const counter = post.desk;
  const isCalling = seat.state === "calling";
  const service = atDesk.errands.find(({ state }) => state === "current")?.service;
  const recallIn = Math.max(0, Math.ceil(((atDesk.calledAt ?? now) + plan.absence.recallSpacingSeconds * secondMs - now) / secondMs));
  const recallsLeft = plan.absence.recalls - atDesk.recalls;
  const begin = async () => {
    const isHere = isCalling ? await press("start", { type: "start", counter }) : true;
    if (isHere) await press("meet", { type: "begin-experience", visit: atDesk.id, guide: post.staff, zone: post.zone });
  };
  return (
    <div className="guide-desk">
      <p>{say(isCalling ? "atDesk.calling" : "atDesk.serving", { counter })}</p>
      <h2 className="numerals">{atDesk.ticket}</h2>
      <p>{service && serviceOf(plan, service)?.name[language]}</p>
      <VisitorTags needs={atDesk.needs} language={atDesk.language} />
      <button type="button" className="guide-button guide-main" onClick={() => void begin()}>
        {say(isCalling ? "arrived" : "goOn")}
      </button>
      {isCalling ? (
        <div className="guide-pair">
          <button
            type="button"
            className="guide-button"
            aria-disabled={recallIn > 0 || recallsLeft <= 0}
            onClick={() => void press("recall", { type: "recall", counter })}
          >
            {recallIn > 0 ? say("recallIn", { seconds: recallIn }) : say("recall")}
          </button>
          <button type="button" className="guide-button" onClick={() => void press("no-show", { type: "no-show", counter })}>
            {say("noShow")}
          </button>
        </div>
      ) : (
        <button type="button" className="guide-button" onClick={() => void press("finish", { type: "finish", counter })}>
          {say("finish")}
        </button>
      )}
    </div>
  );
}
