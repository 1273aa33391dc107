// What staff say of a customer, each as a row of chips: needs, tier, and any other choice of one.

import { type Need, type Tier, needSchema } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useWords } from "../words.ts";
import "./person-choices.css";

interface NeedsChoiceProps {
  readonly needs: readonly Need[];
  readonly change: (needs: Need[]) => void;
}

export function NeedsChoice({ needs, change }: NeedsChoiceProps): ReactNode {
  const { say } = useWords();
  return (
    <fieldset>
      <legend>{say("ticket.needs")}</legend>
      <div className="chips">
        {needSchema.options.map((need) => (
          <ToggleButton
            key={need}
            className="chip"
            isSelected={needs.includes(need)}
            onChange={(isOn) => change(isOn ? [...needs, need] : needs.filter((other) => other !== need))}
          >
            {say(`ticket.need.${need}`)}
          </ToggleButton>
        ))}
      </div>
    </fieldset>
  );
}

export function TierChoice({ tier, change }: { readonly tier: Tier; readonly change: (tier: Tier) => void }): ReactNode {
  const { say } = useWords();
  return (
    <Choice
      label={say("ticket.tier")}
      options={[
        ["standard", say("ticket.standard")],
        ["vip", say("ticket.vip")],
      ]}
      chosen={tier}
      choose={change}
    />
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
}

/** One of a few. */
export function Choice<Value extends string>({ label, options, chosen, choose }: ChoiceProps<Value>): ReactNode {
  return (
    <fieldset>
      <legend>{label}</legend>
      <ToggleButtonGroup
        className="chips"
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          const value = options.find(([option]) => keys.has(option))?.[0];
          if (value !== undefined) choose(value);
        }}
      >
        {options.map(([option, name]) => (
          <ToggleButton key={option} id={option} className="chip">
            {name}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </fieldset>
  );
}
