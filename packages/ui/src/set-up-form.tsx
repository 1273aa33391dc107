// Makes the first administrator of a new hall, with the code that whoever started the hub can read.

import type { Words } from "@hallflow/queue-core";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Bilingual } from "./bilingual.tsx";
import { DoorField } from "./door-field.tsx";

interface SetUpFormProps {
  readonly words: Words | null;
  readonly setUp: (code: string, staff: string, password: string) => Promise<void>;
  readonly skip: () => void;
}

export function SetUpForm({ words, setUp, skip }: SetUpFormProps): ReactNode {
  const [code, setCode] = useState("");
  const [staff, setStaff] = useState("");
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const isReady = code.trim() !== "" && staff.trim() !== "" && password.length >= 8 && !isBusy;
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!isReady) return;
    setBusy(true);
    await setUp(code, staff, password);
    setBusy(false);
  };
  return (
    <form className="door-form" onSubmit={(event) => void submit(event)}>
      <h1>
        <Bilingual words={{ zh: "设置新营业厅", en: "Set up this hall" }} />
      </h1>
      {words && (
        <p className="door-form-refused" role="alert">
          <Bilingual words={words} />
        </p>
      )}
      <DoorField
        label={{ zh: "设置码", en: "Set-up code" }}
        hint={{
          zh: "启动主机的窗口里有，也在数据文件夹的 setup-code.txt 中。",
          en: "Printed where the hub was started, and in setup-code.txt in its data folder.",
        }}
        value={code}
        change={setCode}
        complete="one-time-code"
      />
      <DoorField label={{ zh: "管理员姓名", en: "Administrator's name" }} value={staff} change={setStaff} complete="username" />
      <DoorField
        label={{ zh: "密码", en: "Password" }}
        hint={{ zh: "至少 8 个字符。", en: "At least 8 characters." }}
        value={password}
        change={setPassword}
        complete="new-password"
        isSecret
      />
      <button type="submit" aria-disabled={!isReady}>
        <Bilingual words={{ zh: "建立管理员", en: "Make the administrator" }} />
      </button>
      <button type="button" className="door-form-other" onClick={skip}>
        <Bilingual words={{ zh: "由别人设置，只登记此设备", en: "Somebody else sets it up; enrol this device" }} />
      </button>
    </form>
  );
}
