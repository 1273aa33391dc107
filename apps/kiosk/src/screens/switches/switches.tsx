// Operation by one or two switches, as it is seen: a frame around what is offered.

import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from "react";
import { useSession } from "../parts/session-view.ts";
import { Scanner } from "./scanner.ts";
import "./switches.css";

/** Nothing, on a machine that has no switches. */
export function Switches(): ReactNode {
  const { kiosk } = useSession();
  const { switches = null } = kiosk.status ?? {};
  return switches && <Scanning count={switches.count} everyMs={switches.everyMs} />;
}

function Scanning({ count, everyMs }: { readonly count: 1 | 2; readonly everyMs: number }): ReactNode {
  const { snapshot, session, send } = useSession();
  const scanner = useMemo(() => new Scanner({ count, everyMs }), [count, everyMs]);
  const frame = useSyncExternalStore(scanner.subscribe, scanner.frame);
  useEffect(
    () =>
      scanner.open((isFirst) => {
        // Nobody else has heard of the key, and somebody is there.
        send({ type: "TOUCH" });
        if (isFirst) send({ type: "UNHURRIED" });
      }),
    [scanner, send],
  );
  const isStart = snapshot.matches({ step: "attract" });
  useEffect(
    () => scanner.at(JSON.stringify(snapshot.value), isStart, session.language),
    [scanner, snapshot.value, isStart, session.language],
  );
  return frame && <div className={`switch-frame switch-frame-${frame.at}`} style={frame.box} aria-hidden="true" />;
}
