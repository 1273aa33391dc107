// A line for whoever goes on with the customer, with the usual beginnings one touch away.

import { type ReactNode, useId } from "react";

interface NoteLineProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly chips?: readonly string[];
}

const longest = 200;

export function NoteLine({ label, value, change, chips = [] }: NoteLineProps): ReactNode {
  const id = useId();
  return (
    <div className="note-line">
      <label htmlFor={id}>{label}</label>
      <input id={id} value={value} maxLength={longest} onChange={(event) => change(event.target.value)} />
      {chips.length > 0 && (
        <p className="note-chips">
          {chips.map((chip) => (
            <button key={chip} type="button" onClick={() => change(`${value}${value === "" ? "" : "；"}${chip}`.slice(0, longest))}>
              {chip}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}
