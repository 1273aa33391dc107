// A list of which one is chosen, each with its word and, where needed, what it means.

import type { ReactNode } from "react";
import { Label, RadioButton, RadioField, RadioGroup } from "react-aria-components";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly words: ReactNode;
  readonly hint?: ReactNode;
}

interface ChoicesProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly choose: (value: Value) => void;
  readonly layout?: "column" | "grid" | "row";
  readonly isFirst?: boolean;
}

/** The arrow keys move through the choices; `isFirst` takes the focus when the dialog opens. */
export function Choices<Value extends string>({
  label,
  choices,
  value,
  choose,
  layout = "column",
  isFirst = false,
}: ChoicesProps<Value>): ReactNode {
  return (
    <RadioGroup className="choices" value={value} onChange={(chosen) => choose(chosen as Value)}>
      <Label className="choices-label">{label}</Label>
      <div className={`choices-${layout}`}>
        {choices.map((choice, index) => (
          <RadioField
            key={choice.value}
            value={choice.value}
            data-focus={isFirst && (value === null ? index === 0 : choice.value === value)}
          >
            <RadioButton className="choice">
              <span className="choice-words">{choice.words}</span>
              {choice.hint && <small>{choice.hint}</small>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
