// The accounts of the staff: a new one, another role, another password, shut out and let in again.

import { type AccountView, type StaffRole, passwordSchema, staffIdSchema, staffRoleSchema } from "@hallflow/queue-core";
import { timeOfDay } from "@hallflow/ui";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button, Input, Label, Text, TextField } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";
import type { AccessDesk } from "./use-access.ts";

export function StaffDesk({ desk }: { readonly desk: AccessDesk }): ReactNode {
  return (
    <div className="access-columns">
      <NewAccount desk={desk} />
      <section>
        <h3>
          <Say of="access.accounts" />
        </h3>
        <ul className="access-list">
          {(desk.list?.accounts ?? []).map((account) => (
            <AccountLine key={account.staff} account={account} desk={desk} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function NewAccount({ desk }: { readonly desk: AccessDesk }): ReactNode {
  const { say } = useWords();
  const [name, setName] = useState("");
  const [role, setRole] = useState<StaffRole>("teller");
  const [password, setPassword] = useState("");
  const staff = staffIdSchema.safeParse(name);
  const isReady = staff.success && passwordSchema.safeParse(password).success;
  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!staff.success || !isReady) return;
    const added = await desk.change({ type: "add-account", staff: staff.data, role, password }, both("access.done.added", { staff: name }));
    if (!added) return;
    setName("");
    setPassword("");
  };
  return (
    <form className="access-enrol" onSubmit={(event) => void add(event)}>
      <h3>
        <Say of="access.newAccount" />
      </h3>
      <TextField className="field" value={name} onChange={setName} isInvalid={name !== "" && !staff.success}>
        <Label>{say("desk.staffName")}</Label>
        <Input autoComplete="off" />
        <Text slot="description">{say("desk.staffHint")}</Text>
      </TextField>
      <RoleChoice role={role} choose={setRole} />
      <TextField className="field" type="password" value={password} onChange={setPassword}>
        <Label>{say("access.password")}</Label>
        <Input autoComplete="new-password" />
        <Text slot="description">{say("access.passwordHint")}</Text>
      </TextField>
      <Button type="submit" className="button button-main" isDisabled={!isReady}>
        <Say of="access.add" />
      </Button>
    </form>
  );
}

function RoleChoice({ role, choose }: { readonly role: StaffRole; readonly choose: (role: StaffRole) => void }): ReactNode {
  const { say } = useWords();
  return (
    <fieldset className="frame-choices">
      <legend>{say("access.role")}</legend>
      {staffRoleSchema.options.map((option) => (
        <Button
          key={option}
          className={`button button-small ${option === role ? "button-main" : ""}`}
          aria-pressed={option === role}
          onPress={() => choose(option)}
        >
          {say(`access.roles.${option}`)}
        </Button>
      ))}
    </fieldset>
  );
}

function AccountLine({ account, desk }: { readonly account: AccountView; readonly desk: AccessDesk }): ReactNode {
  const { plan } = useScene();
  const { say } = useWords();
  const { staff, role, isActive, signedInAt } = account;
  const [password, setPassword] = useState<string | null>(null);
  const change = (what: { isActive?: boolean; password?: string }) =>
    desk.change({ type: "change-account", staff, ...what }, both("access.done.changed", { staff }));
  const setNew = async (event: SubmitEvent) => {
    event.preventDefault();
    if (password !== null && (await change({ password }))) setPassword(null);
  };
  if (password !== null) {
    return (
      <li>
        <form className="access-rename" onSubmit={(event) => void setNew(event)}>
          <TextField className="field" type="password" aria-label={say("access.password")} value={password} onChange={setPassword}>
            <Input autoComplete="new-password" placeholder={say("access.passwordHint")} />
          </TextField>
          <Button type="submit" className="button button-small button-main" isDisabled={!passwordSchema.safeParse(password).success}>
            {say("access.save")}
          </Button>
          <Button className="button button-small" onPress={() => setPassword(null)}>
            {say("action.cancel")}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className={isActive ? "" : "access-shut-out"}>
      <span className="access-what">
        <b>{staff}</b>
        <small>
          {say(`access.roles.${role}`)} · {isActive ? lastSignIn() : say("access.shutOut")}
        </small>
      </span>
      <Button className="button button-small" onPress={() => setPassword("")}>
        {say("access.newPassword")}
      </Button>
      <Button className="button button-small" onPress={() => void change({ isActive: !isActive })}>
        {say(isActive ? "access.shut" : "access.letIn")}
      </Button>
    </li>
  );
  function lastSignIn(): string {
    return signedInAt === null ? say("access.neverSignedIn") : say("access.signedIn", { time: timeOfDay(signedInAt, plan.timeZone) });
  }
}
