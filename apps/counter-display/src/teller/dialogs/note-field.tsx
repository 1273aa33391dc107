// A note for the next colleague: optional, short, and with a line to say so.

import type { ReactNode } from "react";
import { Input, Label, TextField } from "react-aria-components";

/** What the core accepts for a note or a reason. */
const noteLimit = 200;

interface NoteFieldProps {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

export function NoteField({ label, value, change }: NoteFieldProps): ReactNode {
  return (
    <TextField className="field" value={value} onChange={change} maxLength={noteLimit} autoComplete="off">
      <Label>{label}</Label>
      <Input />
    </TextField>
  );
}
