// A booked time: its code is scanned, or typed as it stands in the message that confirmed it.

import { ScanLine } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { Frame } from "../parts/frame.tsx";
import { Keypad } from "../parts/keypad.tsx";
import { Say } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { both } from "../words/words.ts";
import "./typed.css";

const keys = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
const [shortest, longest] = [4, 12];

export function AppointmentCode(): ReactNode {
  const { send } = useSession();
  const [code, setCode] = useState("");
  const confirm = useCallback(() => {
    if (code.length >= shortest) send({ type: "CHECK_IN", code });
  }, [code, send]);
  const type = useCallback((key: string) => setCode((before) => (before.length < longest ? before + key : before)), []);
  const erase = useCallback(() => setCode((before) => before.slice(0, -1)), []);
  return (
    <Frame title={both("appointment.title")} hint={both("appointment.hint")} className="typed">
      <div className="typed-value numerals">
        <output className={code.length > 16 ? "typed-long" : ""}>
          {code === "" ? <ScanLine aria-hidden="true" className="typed-scan" /> : code.replace(/(.{4})(?=.)/g, "$1 ")}
        </output>
        <p aria-live="polite">{code.length < shortest ? <Say word="appointment.short" /> : <span className="bilingual"> </span>}</p>
      </div>
      <Keypad keys={keys} columns={7} onKey={type} onErase={erase} onConfirm={confirm} confirmDisabled={code.length < shortest} />
    </Frame>
  );
}
