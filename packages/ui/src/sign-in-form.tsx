// A person signs in at an enrolled device.

import type { Words } from "@hallflow/queue-core";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Bilingual } from "./bilingual.tsx";
import { DoorField } from "./door-field.tsx";

interface SignInFormProps {
  /** Why the last try was refused, in the hub's words. */
  readonly words: Words | null;
  readonly signIn: (staff: string, password: string) => Promise<void>;
}

export function SignInForm({ words, signIn }: SignInFormProps): ReactNode {
  const [staff, setStaff] = useState("");
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const isReady = staff.trim() !== "" && password !== "" && !isBusy;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    setBusy(true);
    await signIn(staff, password);
    setBusy(false);
    setPassword("");
  };
  return (
    <form className="door-form" onSubmit={(event) => void submit(event)}>
      <h1>
        <Bilingual words={{ zh: "登录", en: "Sign in" }} />
      </h1>
      {words && (
        <p className="door-form-refused" role="alert">
          <Bilingual words={words} />
        </p>
      )}
      <DoorField label={{ zh: "姓名或工号", en: "Name or staff number" }} value={staff} change={setStaff} complete="username" />
      <DoorField label={{ zh: "密码", en: "Password" }} value={password} change={setPassword} complete="current-password" isSecret />
      <button type="submit" aria-disabled={!isReady}>
        <Bilingual words={{ zh: "登录", en: "Sign in" }} />
      </button>
    </form>
  );
}
