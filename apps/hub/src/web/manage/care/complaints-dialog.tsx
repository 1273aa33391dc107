// The complaints that tellers recorded: what each is about, who follows it up, and with what it was closed.

import type { ReactNode } from "react";
import { Frame } from "../dialogs/frame.tsx";
import { useScene } from "../scene.ts";
import { Say, useWords } from "../words.ts";
import { ComplaintRow } from "./complaint-row.tsx";

export function ComplaintsDialog(): ReactNode {
  const { view } = useScene();
  const { say } = useWords();
  const { opened, closed, open } = view.complaintFigures;
  return (
    <Frame title={<Say of="care.complaints" />} kind="wide">
      <div className="frame-body complaints">
        <p className="complaints-figures numerals">{say("care.allFigures", { opened, closed, open })}</p>
        {view.complaints.length === 0 ? (
          <p>{say("care.none")}</p>
        ) : (
          <ul>
            {view.complaints.map((complaint) => (
              <ComplaintRow key={complaint.visit} complaint={complaint} />
            ))}
          </ul>
        )}
        <p className="complaints-hint">{say("care.impersonal")}</p>
      </div>
    </Frame>
  );
}
