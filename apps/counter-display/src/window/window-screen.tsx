// The small screen over a counter: whose turn it is here, what is done here, and the truth when it does not know.

import type { HallPlan, WindowView } from "@hallflow/queue-core";
import { Bilingual, type HubLink, LaneMark, applyBrand, useHub, useLive } from "@hallflow/ui";
import { CloudOff } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useShownAt } from "./use-shown-at.ts";
import { both } from "./words.ts";
import "./window.css";

export function WindowScreen({ link }: { readonly link: HubLink }): ReactNode {
  const { push, welcome } = useHub(link);
  const isLive = useLive(link);
  const plan = welcome?.plan ?? null;
  const view = push?.view.role === "window" ? push.view : null;
  useShownAt(view, isLive);
  useEffect(() => {
    if (plan) applyBrand(plan.brandColour);
  }, [plan]);
  if (!plan || !view) {
    return (
      <main className="window-screen">
        <p className="window-state">
          <Bilingual words={both("connecting")} />
        </p>
      </main>
    );
  }
  const state = view.day.state === "closed" ? "closed" : view.state;
  return (
    <main className={`window-screen window-screen-${isLive ? state : "not-live"}`}>
      <p className="window-counter">
        <b className="numerals">{view.counter}</b>
        <Bilingual words={both("counter")} />
      </p>
      {isLive ? <Turn view={view} state={state} /> : <NotLive />}
      <Lanes view={view} plan={plan} />
    </main>
  );
}

function Turn({ view, state }: { readonly view: WindowView; readonly state: WindowView["state"] | "closed" }): ReactNode {
  const isElsewhere = state === "paused" || state === "signed-out";
  return (
    <section className="window-turn" aria-live="polite">
      {view.ticket !== null && state !== "closed" && (
        <p key={view.ticket} className="window-ticket numerals" style={{ "--characters": view.ticket.length } as React.CSSProperties}>
          {view.ticket}
        </p>
      )}
      <p className="window-state">
        <Bilingual words={both(`state.${state}`)} />
      </p>
      {isElsewhere && <Bilingual words={both("elsewhere")} className="window-hint" />}
    </section>
  );
}

function NotLive(): ReactNode {
  return (
    <section className="window-turn" role="alert">
      <CloudOff aria-hidden="true" />
      <p className="window-state">
        <Bilingual words={both("notLive")} />
      </p>
      <Bilingual words={both("notLiveHint")} className="window-hint" />
    </section>
  );
}

/** What is done at this counter; never what its customer came for, which is theirs alone. */
function Lanes({ view, plan }: { readonly view: WindowView; readonly plan: HallPlan }): ReactNode {
  return (
    <ul className="window-lanes">
      {view.lanes.map((id) => {
        const position = plan.lanes.findIndex((lane) => lane.id === id);
        const lane = plan.lanes[position];
        return (
          lane && (
            <li key={id}>
              <LaneMark lane={lane} position={position} />
              <Bilingual words={lane.name} />
            </li>
          )
        );
      })}
    </ul>
  );
}
