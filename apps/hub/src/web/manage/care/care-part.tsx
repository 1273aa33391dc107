// What the manager does for single customers, beside the floor: finding one by the number that they say, and following complaints up.

import { MessageSquareWarning, UserRoundSearch } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import "./care.css";

export function CarePart(): ReactNode {
  const { view, open, isLive } = useScene();
  const { say } = useWords();
  const { opened, closed, open: count } = view.complaintFigures;
  return (
    <section className="care-part" aria-labelledby="care-title">
      <h2 id="care-title" className="part-title">
        {say("care.title")}
        {(opened > 0 || closed > 0) && <small>{say("care.figures", { opened, closed })}</small>}
      </h2>
      <Button className={`button ${count > 0 ? "care-open" : ""}`} isDisabled={!isLive} onPress={() => open({ kind: "complaints" })}>
        <MessageSquareWarning aria-hidden="true" />
        {count > 0 ? say("care.complaintsOpen", { count }) : say("care.complaints")}
      </Button>
      <Button className="button" isDisabled={!isLive} onPress={() => open({ kind: "find-person" })}>
        <UserRoundSearch aria-hidden="true" />
        {say("care.find")}
      </Button>
    </section>
  );
}
