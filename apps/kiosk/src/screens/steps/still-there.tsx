// "Are you still there?": said before the screen forgets somebody, and taken back by one touch anywhere.

import { type ReactNode, useEffect, useRef } from "react";
import { Say } from "../parts/say.tsx";
import { useSession } from "../parts/session-view.ts";
import { Touch } from "../parts/touch.tsx";
import { useCountdown } from "../parts/use-countdown.ts";
import { warningMs } from "../session/session-setup.ts";
import "./still-there.css";

export function StillThere(): ReactNode {
  const { session, send } = useSession();
  const seconds = useCountdown(warningMs(session));
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => dialog.current?.focus(), []);
  return (
    <div className="still-there" role="alertdialog" aria-labelledby="still-there-title" tabIndex={-1} ref={dialog}>
      <div className={`still-there-card ${session.elder ? "elder" : ""}`}>
        <h2 id="still-there-title">
          <Say word="still.title" />
        </h2>
        <p>
          <Say word="still.hint" values={{ seconds: seconds ?? 0 }} />
        </p>
        <Touch kind="main" onTouch={() => send({ type: "TOUCH" })}>
          <Say word="still.stay" />
        </Touch>
      </div>
    </div>
  );
}
