// Who waits, lane by lane.

import type { ReactNode } from "react";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import { LaneLine } from "./lane-line.tsx";

export function LaneLines(): ReactNode {
  const { plan } = useScene();
  const { say } = useWords();
  return (
    <section className="lane-lines" aria-labelledby="waiting-title">
      <h2 id="waiting-title" className="part-title">
        {say("waiting.title")}
      </h2>
      {plan.lanes.map((lane, position) => (
        <LaneLine key={lane.id} lane={lane} position={position} />
      ))}
    </section>
  );
}
