// The floor manager's panel: a PIN first, then what is needed when something at this machine is not as it should be.

import { Printer, RotateCcw } from "lucide-react";
import { type ReactNode, useCallback, useState } from "react";
import type { BridgeBody, StaffPanel as Panel } from "../../bridge.ts";
import type { Unlocked } from "../../staff-pin.ts";
import { Frame } from "../parts/frame.tsx";
import { Keypad } from "../parts/keypad.tsx";
import { Say, SayWords } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { textIn } from "../words/languages.ts";
import { both } from "../words/words.ts";
import { ForSomeone } from "./for-someone.tsx";
import "./typed.css";
import "./staff-panel.css";

type Act = BridgeBody<"staff">["act"];

export function StaffPanel(): ReactNode {
  const { bridge, send } = useSession();
  const [key, setKey] = useState<string | null>(null);
  const [panel, setPanel] = useState<Panel | null>(null);
  const [isForSomeone, setForSomeone] = useState(false);
  const act = useCallback(
    async (by: string, what: Act) => {
      const shown = await bridge.request("staff", { key: by, act: what }).catch(() => null);
      setPanel(shown);
      if (!shown) setKey(null);
    },
    [bridge],
  );
  const open = (given: string): void => {
    setKey(given);
    void act(given, { type: "look" });
  };
  const leave = (): void => {
    if (key !== null) void bridge.request("staff", { key, act: { type: "lock" } }).catch(() => null);
    send({ type: "DONE" });
  };
  if (key === null || !panel) return <Pin onOpen={open} onLeave={leave} />;
  if (isForSomeone) return <ForSomeone panelKey={key} onBack={() => setForSomeone(false)} />;
  return <Acts panel={panel} act={(what) => void act(key, what)} forSomeone={() => setForSomeone(true)} leave={leave} />;
}

const digits = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];

function Pin({ onOpen, onLeave }: { readonly onOpen: (key: string) => void; readonly onLeave: () => void }): ReactNode {
  const { bridge, session } = useSession();
  const { tongue } = session;
  const [pin, setPin] = useState("");
  const [answer, setAnswer] = useState<Unlocked | null>(null);
  const type = useCallback((digit: string) => setPin((before) => (before.length < 8 ? before + digit : before)), []);
  const erase = useCallback(() => setPin((before) => before.slice(0, -1)), []);
  const confirm = useCallback(() => {
    setPin("");
    void bridge
      .request("unlock", { pin })
      .then((told) => (told.kind === "open" ? onOpen(told.key) : setAnswer(told)))
      .catch(() => undefined);
  }, [bridge, onOpen, pin]);
  return (
    <Frame title={both("staff.title")} className="typed">
      <div className="typed-value numerals">
        <output aria-label={textIn(tongue, both("staff.title"))}>{"●".repeat(pin.length) || " "}</output>
        <p aria-live="polite">
          {answer?.kind === "wrong" && <Say word="staff.wrong" values={{ count: answer.triesLeft }} />}
          {answer?.kind === "locked" && <Say word="staff.locked" values={{ minutes: Math.ceil(answer.seconds / 60) }} />}
          {answer?.kind === "no-pin" && <Say word="staff.noPin" />}
        </p>
      </div>
      <Keypad keys={digits} columns={3} onKey={type} onErase={erase} onConfirm={confirm} confirmDisabled={pin.length < 4} />
      <Touch onTouch={onLeave}>
        <Say word="staff.leave" />
      </Touch>
    </Frame>
  );
}

interface ActsProps {
  readonly panel: Panel;
  readonly act: (what: Act) => void;
  readonly forSomeone: () => void;
  readonly leave: () => void;
}

function Acts({ panel, act, forSomeone, leave }: ActsProps): ReactNode {
  return (
    <Frame title={both("staff.panel")} hint={both("staff.hint")} className="staff">
      <ul className="staff-tickets">
        {panel.tickets.map(({ visit, ticket, issuedAt, copy }) => (
          <li key={visit}>
            <strong className="numerals">{ticket}</strong>
            <span className="numerals">{issuedAt.slice(11)}</span>
            {copy > 1 && <Say word="staff.reprinted" values={{ count: copy - 1 }} />}
            <Touch onTouch={() => act({ type: "reprint", visit })}>
              <Printer aria-hidden="true" />
              <Say word="staff.reprint" />
            </Touch>
          </li>
        ))}
        {panel.tickets.length === 0 && (
          <li>
            <Say word="staff.noTickets" />
          </li>
        )}
      </ul>
      <output className="staff-print" aria-live="polite">
        {panel.print?.kind === "printed" && <Say word="staff.printed" />}
        {panel.print?.kind === "not-printed" && <SayWords words={panel.print.words} />}
      </output>
      <div className="staff-acts">
        <Touch kind="main" onTouch={forSomeone} disabled={panel.paused}>
          <Say word="staff.take" />
        </Touch>
        <Touch onTouch={() => act({ type: "trial-print" })}>
          <Say word="staff.trial" />
        </Touch>
        <Touch onTouch={() => act({ type: "pause", paused: !panel.paused })} pressed={panel.paused}>
          <Say word={panel.paused ? "staff.resume" : "staff.pause"} />
        </Touch>
        {panel.hasControls && (
          <>
            <Touch onTouch={() => act({ type: "restart" })}>
              <RotateCcw aria-hidden="true" />
              <Say word="staff.restart" />
            </Touch>
            <Touch onTouch={() => act({ type: "exit" })}>
              <Say word="staff.exit" />
            </Touch>
          </>
        )}
        <Touch onTouch={leave}>
          <Say word="staff.leave" />
        </Touch>
      </div>
    </Frame>
  );
}
