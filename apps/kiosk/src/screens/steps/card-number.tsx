// A membership card: its code is scanned (a scanner types like a keyboard), or its number is typed.

import { ScanLine } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import { Frame } from "../parts/frame.tsx";
import { Keypad } from "../parts/keypad.tsx";
import { Say } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { both } from "../words/words.ts";
import "./typed.css";

const keys = "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
const [shortest, longest] = [4, 32];

export function CardNumber(): ReactNode {
  const { send } = useSession();
  const [card, setCard] = useState("");
  const confirm = useCallback(() => {
    if (card.length >= shortest) send({ type: "IDENTIFY", by: "card", value: card });
  }, [card, send]);
  const type = useCallback((key: string) => setCard((before) => (before.length < longest ? before + key : before)), []);
  const erase = useCallback(() => setCard((before) => before.slice(0, -1)), []);
  return (
    <Frame title={both("card.title")} hint={both("card.hint")} className="typed">
      <div className="typed-value numerals">
        <output className={card.length > 16 ? "typed-long" : ""}>
          {card === "" ? <ScanLine aria-hidden="true" className="typed-scan" /> : card.replace(/(.{4})(?=.)/g, "$1 ")}
        </output>
        <p aria-live="polite">{card.length < shortest ? <Say word="card.short" /> : <span className="bilingual"> </span>}</p>
      </div>
      <Keypad keys={keys} columns={7} onKey={type} onErase={erase} onConfirm={confirm} confirmDisabled={card.length < shortest} />
    </Frame>
  );
}
