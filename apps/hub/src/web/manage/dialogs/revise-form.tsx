// What staff see of a waiting customer: the diversion is asked anew with it, and the number stays.

import type { WaitingVisit } from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";
import { NeedsChoice, TierChoice } from "./person-choices.tsx";

export function ReviseForm({ visit, close }: { readonly visit: WaitingVisit; readonly close: () => void }): ReactNode {
  const { send } = useScene();
  const { say } = useWords();
  const [needs, setNeeds] = useState([...visit.needs]);
  const [tier, setTier] = useState(visit.tier);
  const isSame = tier === visit.tier && needs.toSorted().join() === visit.needs.toSorted().join();
  const save = async () => {
    const command = { type: "revise-visit", visit: visit.id, needs, tier } as const;
    const answer = await send(command, both("visit.done.revised", { ticket: visit.ticket }));
    if (answer.kind === "done") close();
  };
  return (
    <div className="frame-actions frame-actions-form">
      <NeedsChoice needs={needs} change={setNeeds} />
      <TierChoice tier={tier} change={setTier} />
      <p className="frame-hint">{say("visit.reviseHint")}</p>
      <div className="frame-actions-pair">
        <Button className="button" onPress={close}>
          <Say of="action.cancel" />
        </Button>
        <Button className="button button-main" isDisabled={isSame} onPress={() => void save()}>
          <Say of="visit.reviseSave" />
        </Button>
      </div>
    </div>
  );
}
