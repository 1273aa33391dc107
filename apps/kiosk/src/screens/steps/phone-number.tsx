// A mobile number, digit by digit on large keys; what was typed is forgotten with the session.

import { type ReactNode, useCallback, useState } from "react";
import { Frame } from "../parts/frame.tsx";
import { Keypad } from "../parts/keypad.tsx";
import { Say } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { both } from "../words/words.ts";
import "./typed.css";

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];
const length = 11;

/** Numbers of mainland mobile networks: 11 digits, the first a 1, the second 3 to 9. */
const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone);
const canBecomeMobile = (phone: string): boolean => /^(1([3-9]\d*)?)?$/.test(phone);

/** 138 0013 8000, as people say it. */
const grouped = (phone: string): string =>
  phone.replace(/^(\d{3})(\d{1,4})?(\d{1,4})?$/, (_, ...parts: string[]) => parts.slice(0, 3).filter(Boolean).join(" "));

export function PhoneNumber(): ReactNode {
  const { send } = useSession();
  const [phone, setPhone] = useState("");
  const confirm = useCallback(() => {
    if (isMobile(phone)) send({ type: "IDENTIFY", by: "phone", value: phone });
  }, [phone, send]);
  const type = useCallback((digit: string) => setPhone((before) => (before.length < length ? before + digit : before)), []);
  const erase = useCallback(() => setPhone((before) => before.slice(0, -1)), []);
  const clear = useCallback(() => setPhone(""), []);
  const wrong = !canBecomeMobile(phone);
  return (
    <Frame title={both("phone.title")} hint={both("phone.hint")} className="typed">
      <div className={`typed-value numerals ${wrong ? "typed-wrong" : ""}`}>
        <output>{phone === "" ? " " : grouped(phone)}</output>
        <p role={wrong ? "alert" : "status"}>
          {wrong ? (
            <Say word="phone.wrong" />
          ) : isMobile(phone) ? (
            <Say word="phone.ready" />
          ) : (
            <Say word="phone.missing" values={{ count: length - phone.length }} />
          )}
        </p>
      </div>
      <Keypad
        keys={digits}
        columns={3}
        onKey={type}
        onErase={erase}
        onClear={clear}
        onConfirm={confirm}
        confirmDisabled={!isMobile(phone)}
      />
    </Frame>
  );
}
