// Whoever has signed in gives themselves another password.

import { type Words, passwordSchema } from "@hallflow/queue-core";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Bilingual } from "./bilingual.tsx";
import { DoorField } from "./door-field.tsx";
import type { HubLink } from "./hub-link.ts";

interface ChangePasswordFormProps {
  readonly link: Pick<HubLink, "administer">;
  readonly close: () => void;
}

export function ChangePasswordForm({ link, close }: ChangePasswordFormProps): ReactNode {
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const [again, setAgain] = useState("");
  const [answer, setAnswer] = useState<{ readonly isDone: boolean; readonly words: Words } | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || old === "") return;
    if (!passwordSchema.safeParse(fresh).success) return setAnswer({ isDone: false, words: tooShort });
    if (fresh !== again) return setAnswer({ isDone: false, words: notTheSame });
    setBusy(true);
    const reply = await link.administer({ type: "change-password", old, fresh });
    setBusy(false);
    if (reply.kind === "done") {
      for (const set of [setOld, setFresh, setAgain]) set("");
      return setAnswer({ isDone: true, words: changed });
    }
    const words = reply.kind === "malformed" ? reply.mistakes[0]?.words : reply.kind === "refused" ? reply.refusal.words : reply.words;
    setAnswer({ isDone: false, words: words ?? notTheSame });
  };
  return (
    <form className="door-form door-form-inside" onSubmit={(event) => void submit(event)}>
      {answer && (
        <p className={answer.isDone ? "door-form-done" : "door-form-refused"} role="alert">
          <Bilingual words={answer.words} />
        </p>
      )}
      <DoorField label={{ zh: "现在的密码", en: "Password now" }} value={old} change={setOld} complete="current-password" isSecret />
      <DoorField
        label={{ zh: "新密码", en: "New password" }}
        hint={{ zh: "至少 8 个字符", en: "At least 8 characters" }}
        value={fresh}
        change={setFresh}
        complete="new-password"
        isSecret
      />
      <DoorField
        label={{ zh: "再输入一次新密码", en: "New password again" }}
        value={again}
        change={setAgain}
        complete="new-password"
        isSecret
      />
      <div className="door-form-foot">
        <button type="button" className="door-form-second" onClick={close}>
          <Bilingual words={{ zh: "返回", en: "Back" }} />
        </button>
        <button type="submit" aria-disabled={isBusy || old === ""}>
          <Bilingual words={{ zh: "修改密码", en: "Change password" }} />
        </button>
      </div>
    </form>
  );
}

const tooShort = { zh: "新密码至少要 8 个字符。", en: "The new password must have at least 8 characters." };
const notTheSame = { zh: "两次输入的新密码不一样。", en: "The new password is not the same both times." };
const changed = { zh: "密码已修改，下次登录时使用新密码。", en: "Changed: sign in with the new password from now on." };
