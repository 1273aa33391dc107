// A new name for a device, in the line of the old one.

import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button, Input, TextField } from "react-aria-components";
import { useWords } from "../words.ts";

interface NameFormProps {
  readonly name: string;
  readonly save: (name: string) => Promise<void>;
  readonly leave: () => void;
}

export function NameForm({ name, save, leave }: NameFormProps): ReactNode {
  const { say } = useWords();
  const [typed, setTyped] = useState(name);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (typed.trim() !== "") void save(typed.trim());
  };
  return (
    <form className="access-rename" onSubmit={submit}>
      <TextField className="field" aria-label={say("access.name")} value={typed} onChange={setTyped} maxLength={40}>
        <Input autoComplete="off" />
      </TextField>
      <Button type="submit" className="button button-small button-main" isDisabled={typed.trim() === ""}>
        {say("access.save")}
      </Button>
      <Button className="button button-small" onPress={leave}>
        {say("action.cancel")}
      </Button>
    </form>
  );
}
