// What can be touched: a button that answers at once to a finger, a key or a switch.

import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import "./touch.css";

interface TouchProps {
  readonly onTouch: () => void;
  readonly children: ReactNode;
  /** "main" is the one thing most people want here; "plain" a choice among equals; "quiet" what stands back. */
  readonly kind?: "main" | "plain" | "quiet";
  readonly className?: string;
  readonly disabled?: boolean;
  readonly label?: string;
  readonly pressed?: boolean;
}

export function Touch({ onTouch, children, kind = "plain", className = "", disabled = false, label, pressed }: TouchProps): ReactNode {
  return (
    <Button
      className={`touch touch-${kind} ${className}`}
      isDisabled={disabled}
      onPress={onTouch}
      {...(label === undefined ? {} : { "aria-label": label })}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
    >
      {children}
    </Button>
  );
}
