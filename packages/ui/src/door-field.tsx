// One field of the forms at the hub's door, labelled in both languages.

import type { Words } from "@hallflow/queue-core";
import { type ReactNode, useId } from "react";
import { Bilingual } from "./bilingual.tsx";

interface DoorFieldProps {
  readonly label: Words;
  readonly hint?: Words;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly complete: "username" | "current-password" | "new-password" | "one-time-code";
  readonly isSecret?: boolean;
}

export function DoorField({ label, hint, value, change, complete, isSecret = false }: DoorFieldProps): ReactNode {
  const field = useId();
  return (
    <div className="door-form-field">
      <label htmlFor={field}>
        <Bilingual words={label} />
      </label>
      <input
        id={field}
        type={isSecret ? "password" : "text"}
        value={value}
        onChange={(event) => change(event.target.value)}
        autoComplete={complete}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={128}
        {...(hint ? { "aria-describedby": `${field}-hint` } : {})}
      />
      {hint && (
        <small id={`${field}-hint`}>
          <Bilingual words={hint} />
        </small>
      )}
    </div>
  );
}
