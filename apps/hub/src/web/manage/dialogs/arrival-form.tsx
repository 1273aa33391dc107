// What a customer came for and what they need, as staff see it at the door.

import { type Arrival, type ServiceId, needSchema, undecidedService } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";

interface ArrivalFormProps {
  readonly arrival: Arrival;
  readonly change: (arrival: Arrival) => void;
}

const mostErrands = 5;

export function ArrivalForm({ arrival, change }: ArrivalFormProps): ReactNode {
  const { say } = useWords();
  return (
    <div className="arrival-form">
      <Errands arrival={arrival} change={change} />
      <fieldset>
        <legend>{say("ticket.needs")}</legend>
        <div className="chips">
          {needSchema.options.map((need) => (
            <ToggleButton
              key={need}
              className="chip"
              isSelected={arrival.needs.includes(need)}
              onChange={(isOn) =>
                change({ ...arrival, needs: isOn ? [...arrival.needs, need] : arrival.needs.filter((other) => other !== need) })
              }
            >
              {say(`ticket.need.${need}`)}
            </ToggleButton>
          ))}
        </div>
      </fieldset>
      <div className="arrival-form-pairs">
        <Choice
          label={say("ticket.tier")}
          options={[
            ["standard", say("ticket.standard")],
            ["vip", say("ticket.vip")],
          ]}
          chosen={arrival.tier}
          choose={(tier) => change({ ...arrival, tier })}
        />
        <Choice
          label={say("ticket.language")}
          options={[
            ["zh", say("ticket.chinese")],
            ["en", say("ticket.english")],
          ]}
          chosen={arrival.language}
          choose={(language) => change({ ...arrival, language })}
        />
      </div>
    </div>
  );
}

/** The services by group; the order of choosing is the order of serving, and is shown on each. */
function Errands({ arrival, change }: ArrivalFormProps): ReactNode {
  const { plan } = useScene();
  const { say, language } = useWords();
  const toggle = (service: ServiceId) => {
    const { errands } = arrival;
    if (errands.includes(service)) return change({ ...arrival, errands: errands.filter((other) => other !== service) });
    if (errands.length < mostErrands) change({ ...arrival, errands: [...errands, service] });
  };
  const chip = (id: ServiceId, name: string) => {
    const place = arrival.errands.indexOf(id);
    return (
      <ToggleButton
        key={id}
        className="chip"
        isSelected={place >= 0}
        isDisabled={place < 0 && arrival.errands.length >= mostErrands}
        onChange={() => toggle(id)}
      >
        {place >= 0 && arrival.errands.length > 1 && <span className="numerals chip-place">{place + 1}</span>}
        {name}
      </ToggleButton>
    );
  };
  return (
    <fieldset>
      <legend>
        {say("ticket.errands")} <small>{say("ticket.errandsHint")}</small>
      </legend>
      {plan.serviceGroups.map((group) => (
        <div key={group.id} className="errand-group">
          <h3>{group.name[language]}</h3>
          <div className="chips">
            {plan.services.filter((service) => service.group === group.id).map(({ id, name }) => chip(id, name[language]))}
          </div>
        </div>
      ))}
      <div className="errand-group">
        <span aria-hidden="true" />
        <div className="chips">{chip(undecidedService, plan.undecided.name[language])}</div>
      </div>
    </fieldset>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly (readonly [Value, string])[];
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
}

function Choice<Value extends string>({ label, options, chosen, choose }: ChoiceProps<Value>): ReactNode {
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
