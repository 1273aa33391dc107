// A lane's mark: its letter in its shape and hue, so that no lane is told apart by colour alone.

import type { Lane } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import "./lane-mark.css";

/** `position` is the lane's place in the plan, from which its hue follows. */
export function LaneMark({ lane, position }: { readonly lane: Pick<Lane, "letter" | "shape">; readonly position: number }): ReactNode {
  return (
    <span className={`lane-mark lane-mark-${lane.shape}`} style={{ "--lane": `var(--lane-${(position % 4) + 1})` } as React.CSSProperties}>
      <span>{lane.letter}</span>
    </span>
  );
}
