// Who is on hold: not waiting, not gone, and easily forgotten.

import { runningTime } from "@hallflow/ui";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "./scene.ts";
import { useWords } from "./words.ts";
import "./held-list.css";

export function HeldList(): ReactNode {
  const { view, now, open } = useScene();
  const { say } = useWords();
  return (
    <section className="held" aria-labelledby="held-title">
      <h2 id="held-title" className="part-title">
        {say("held.title")}
        <small>{view.held.length}</small>
      </h2>
      {view.held.length === 0 ? (
        <p className="held-none">{say("held.none")}</p>
      ) : (
        <ul>
          {view.held.map((visit) => (
            <li key={visit.id}>
              <Button className="held-visit" onPress={() => open({ kind: "visit", visit: visit.id })}>
                <strong className="numerals">{visit.ticket}</strong>
                <span>
                  {say(`held.${visit.kind}`)}
                  <small>{visit.counter === null ? say("held.whileWaiting") : say("held.at", { counter: visit.counter })}</small>
                </span>
                <span className="numerals">{runningTime(now - visit.heldAt)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
