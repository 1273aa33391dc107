// Asks a person for this device's access token, and says where to find it.

import type { Words } from "@hallflow/queue-core";
import { type ReactNode, type SubmitEvent, useId, useState } from "react";
import { Bilingual } from "./bilingual.tsx";

interface TokenFormProps {
  /** Why a token is needed, or why the last one was refused, in the hub's words. */
  readonly words: Words | null;
  readonly give: (token: string) => void;
}

export function TokenForm({ words, give }: TokenFormProps): ReactNode {
  const [token, setToken] = useState("");
  const field = useId();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (token.trim() !== "") give(token.trim());
  };
  return (
    <form className="token-form" onSubmit={submit}>
      <h1>
        <Bilingual words={{ zh: "此设备需要访问令牌", en: "This device needs an access token" }} />
      </h1>
      {words && (
        <p className="token-form-refused" role="alert">
          <Bilingual words={words} />
        </p>
      )}
      <div className="token-form-field">
        <label htmlFor={field}>
          <Bilingual words={{ zh: "访问令牌", en: "Access token" }} />
        </label>
        <input
          id={field}
          value={token}
          onChange={(event) => setToken(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${field}-where`}
        />
        <small id={`${field}-where`}>
          <Bilingual
            words={{
              zh: "由管理员提供：主机数据文件夹中的 tokens.json，每种角色一个。",
              en: "The administrator has it: the file tokens.json in the hub's data folder holds one for each role.",
            }}
          />
        </small>
      </div>
      <button type="submit">
        <Bilingual words={{ zh: "连接", en: "Connect" }} />
      </button>
    </form>
  );
}
