// Ends the showing around with what came of it; at the guide's own desk the errand is finished with it.

import { type GuidedVisit, experienceOutcomeSchema } from "@hallflow/queue-core";
import { DoorOpen, Heart, ShoppingBag, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import { NoteLine } from "./note-line.tsx";
import { Sheet } from "./sheet.tsx";

const outcomes = experienceOutcomeSchema.exclude(["handed-over"]).options;
const icons = { bought: ShoppingBag, interested: Heart, declined: X, left: DoorOpen } as const;

export function EndSheet({ visitor, close }: { readonly visitor: GuidedVisit; readonly close: () => void }): ReactNode {
  const { post, press, presses } = useScene();
  const { say } = useWords();
  const [note, setNote] = useState("");
  const [isRefused, setRefused] = useState(false);
  const { visit, ticket } = visitor;
  const end = async (outcome: (typeof outcomes)[number]) => {
    const noted = note.trim() === "" ? {} : { note: note.trim() };
    if (!(await press("end", { type: "end-experience", visit, outcome, ...noted }))) return setRefused(true);
    const isAtDesk = visitor.state === "serving" && post.desk !== null && visitor.counter === post.desk;
    // A finish that is refused leaves the customer at the desk, where its panel shows them.
    if (isAtDesk && post.desk !== null) await press("finish", { type: "finish", counter: post.desk });
    close();
  };
  return (
    <Sheet title={say("sheet.endTitle", { ticket })} close={close} refused={isRefused ? presses.answer : null}>
      <NoteLine label={say("sheet.endNote")} value={note} change={setNote} />
      <div className="sheet-outcomes">
        {outcomes.map((outcome) => {
          const Icon = icons[outcome];
          return (
            <button key={outcome} type="button" className="tile tile-act" onClick={() => void end(outcome)}>
              <Icon aria-hidden="true" />
              <b>{say(`sheet.outcomes.${outcome}`)}</b>
            </button>
          );
        })}
      </div>
    </Sheet>
  );
}
