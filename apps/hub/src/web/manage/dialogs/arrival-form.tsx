// What a customer came for and what they need, as staff see it at the door.

import { type Arrival, type ServiceId, undecidedService } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { ToggleButton } from "react-aria-components";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import { Choice, NeedsChoice, TierChoice } from "./person-choices.tsx";

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
      <NeedsChoice needs={arrival.needs} change={(needs) => change({ ...arrival, needs })} />
      <div className="arrival-form-pairs">
        <TierChoice tier={arrival.tier} change={(tier) => change({ ...arrival, tier })} />
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
