// What a customer wants, out of the hall's services.

import type { ServiceId } from "@hallflow/queue-core";
import { type ReactNode, useId } from "react";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";

interface ServiceFieldProps {
  readonly label: string;
  readonly value: ServiceId;
  readonly choose: (service: ServiceId) => void;
  /** What stands first, and is chosen until something else is. */
  readonly first: { readonly id: ServiceId; readonly name: string };
}

export function ServiceField({ label, value, choose, first }: ServiceFieldProps): ReactNode {
  const { plan } = useScene();
  const { language } = useWords();
  const id = useId();
  return (
    <div className="note-line">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.target.value as ServiceId)}>
        <option value={first.id}>{first.name}</option>
        {plan.services
          .filter((service) => service.id !== first.id)
          .map((service) => (
            <option key={service.id} value={service.id}>
              {service.name[language]}
            </option>
          ))}
      </select>
    </div>
  );
}
