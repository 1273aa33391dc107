// Leaves the post: the desk is signed out of where there is one, and so is whoever has signed in at the tablet.

import type { HubLink } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import { Sheet } from "./sheet.tsx";

interface LeaveSheetProps {
  readonly link: HubLink;
  readonly leave: () => void;
  readonly close: () => void;
}

export function LeaveSheet({ link, leave, close }: LeaveSheetProps): ReactNode {
  const { view, post, press, presses } = useScene();
  const { say } = useWords();
  const [isRefused, setRefused] = useState(false);
  const act = async () => {
    const { desk } = post;
    if (desk !== null && !(await press("sign-out", { type: "sign-out", counter: desk }))) return setRefused(true);
    leave();
    await link.administer({ type: "end-session" });
  };
  return (
    <Sheet
      title={say("leaveTitle")}
      close={close}
      refused={isRefused ? presses.answer : null}
      submit={{ words: say("leaveSubmit"), isPossible: view.atDesk === null, act: () => void act() }}
    >
      <p className="sheet-hint">{say(view.atDesk === null ? "leaveBody" : "leaveAtDesk")}</p>
    </Sheet>
  );
}
