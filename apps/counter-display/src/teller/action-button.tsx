// One action: its word, its key, and what is to be known before pressing it.

import type { LucideIcon } from "lucide-react";
import type { MouseEvent, ReactNode } from "react";
import { type ActionId, capOf } from "./actions.ts";
import { useWords } from "./words.ts";

interface ActionButtonProps {
  readonly action: ActionId;
  readonly kind: "usual" | "apart" | "next";
  readonly icon: LucideIcon;
  readonly detail: string;
  readonly isPossible: boolean;
  readonly isNext: boolean;
  readonly isPending: boolean;
  readonly act: () => void;
}

export function ActionButton({ action, kind, icon: Icon, detail, isPossible, isNext, isPending, act }: ActionButtonProps): ReactNode {
  const { say } = useWords();
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // A mouse or a finger leaves no focus behind, so that Enter goes on meaning "call next".
    if (event.detail > 0) event.currentTarget.blur();
    act();
  };
  const classes = ["action", `action-${kind}`, isNext ? "action-expected" : "", isPending ? "action-pending" : ""];
  return (
    <button
      type="button"
      className={classes.join(" ")}
      data-action={action}
      // Not "disabled": it keeps its focus, and a press on it is answered with the reason.
      aria-disabled={!isPossible}
      aria-keyshortcuts={capOf(action)}
      onClick={press}
    >
      <Icon aria-hidden="true" />
      <span className="action-words">
        <span>{say(`action.${action}`)}</span>
        {detail !== "" && <small className="numerals">{detail}</small>}
      </span>
      <kbd aria-hidden="true">{capOf(action)}</kbd>
    </button>
  );
}
