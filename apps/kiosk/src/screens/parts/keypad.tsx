// A pad of large keys: digits for a phone number, letters for a search; a real keyboard or a scanner types into it too.

import { CornerDownLeft, Delete } from "lucide-react";
import { Fragment, type ReactNode, useEffect } from "react";
import { textIn } from "../words/languages.ts";
import { both } from "../words/words.ts";
import { Say } from "./say.tsx";
import { useSession } from "./session-view.ts";
import { Touch } from "./touch.tsx";
import "./keypad.css";

interface KeypadProps {
  readonly keys: readonly string[];
  readonly columns: number;
  readonly onKey: (key: string) => void;
  readonly onErase: () => void;
  /** Empties what was typed; stands before the last key, where a telephone has its star. */
  readonly onClear?: () => void;
  /** Left out where every key already acts. */
  readonly onConfirm?: () => void;
  readonly confirmDisabled?: boolean;
}

export function Keypad({ keys, columns, onKey, onErase, onClear, onConfirm, confirmDisabled = false }: KeypadProps): ReactNode {
  const { tongue } = useSession().session;
  useEffect(() => {
    const typed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const key = event.key.toUpperCase();
      if (keys.includes(key)) onKey(key);
      else if (event.key === "Backspace") onErase();
      // Enter on a focused button belongs to the button; anywhere else it confirms, as a scanner's does.
      else if (event.key === "Enter" && onConfirm && !(event.target instanceof HTMLButtonElement)) onConfirm();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", typed);
    return () => removeEventListener("keydown", typed);
  }, [keys, onKey, onErase, onConfirm]);
  return (
    <div className="keypad" style={{ gridTemplateColumns: `repeat(${String(columns)}, 1fr)` }}>
      {keys.map((key, place) => (
        <Fragment key={key}>
          {onClear && place === keys.length - 1 && (
            <Touch className="key key-clear" onTouch={onClear}>
              <Say word="keypad.clear" />
            </Touch>
          )}
          <Touch className="key numerals" onTouch={() => onKey(key)}>
            {key}
          </Touch>
        </Fragment>
      ))}
      <Touch className="key key-erase" label={textIn(tongue, both("keypad.erase"))} onTouch={onErase}>
        <Delete aria-hidden="true" />
      </Touch>
      {onConfirm && (
        <Touch kind="main" className="key key-confirm" disabled={confirmDisabled} onTouch={onConfirm}>
          <CornerDownLeft aria-hidden="true" />
          <Say word="keypad.confirm" />
        </Touch>
      )}
    </div>
  );
}
