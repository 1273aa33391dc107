// The floor manager's console: the hall as a plan, what needs acting on above it, the day's figures beside it.

import { type HubLink, OfflineBanner, applyBrand, useHallNow, useHub, useLive } from "@hallflow/ui";
import { type ReactNode, useEffect, useState } from "react";
import { AlarmList } from "./alarm-list.tsx";
import { AppointmentsPart } from "./appointments/appointments-part.tsx";
import { CarePart } from "./care/care-part.tsx";
import { ClosedHall } from "./closed-hall.tsx";
import { Dialogs } from "./dialogs/dialogs.tsx";
import { Floor } from "./floor/floor.tsx";
import { LaneLines } from "./floor/lane-lines.tsx";
import { Header } from "./header.tsx";
import { HeldList } from "./held-list.tsx";
import { NoticeLine } from "./notice-line.tsx";
import { ModeLine } from "./run/mode-line.tsx";
import { type Opened, type Scene, SceneContext } from "./scene.ts";
import { Today } from "./today.tsx";
import { useCommands } from "./use-commands.ts";
import { Say, both, useWords } from "./words.ts";
import "./console.css";

export function Console({ link }: { readonly link: HubLink }): ReactNode {
  const hub = useHub(link);
  const isLive = useLive(link);
  const hallNow = useHallNow(link, 1_000);
  const { send, notice, dismiss } = useCommands(link);
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = (next: Opened | null) => {
    // The answer to an earlier press would look like one to the new question.
    if (next) dismiss();
    setOpened(next);
  };
  const { language } = useWords();
  const plan = hub.welcome?.plan;
  const brandColour = plan?.brandColour;
  useEffect(() => {
    if (brandColour !== undefined) applyBrand(brandColour);
  }, [brandColour]);
  const banner = <OfflineBanner hub={hub} still={both("offline")} first={language} />;
  if (!plan || !hub.push || hub.push.view.role !== "manager") {
    return (
      <main className="console-waiting">
        {banner}
        <p>
          <output>
            <Say of="connecting" />
          </output>
        </p>
      </main>
    );
  }
  const { view, time } = hub.push;
  const now = isLive ? Math.max(hallNow, time.at) : time.at;
  const scene: Scene = { plan, view, viewAt: time.at, now, isLive, link, send, open, notice, dismiss };
  const isClosed = view.day.state === "closed";
  return (
    <SceneContext value={scene}>
      <div className={`console ${isLive ? "" : "console-stale"}`}>
        <Header />
        <main className="console-main">
          {banner}
          <ModeLine />
          <AlarmList />
          {isClosed ? (
            <ClosedHall />
          ) : (
            <div className="console-hall">
              <Floor />
              <LaneLines />
            </div>
          )}
        </main>
        <aside className="console-aside">
          <Today />
          {!isClosed && <HeldList />}
          <CarePart />
          <AppointmentsPart />
        </aside>
      </div>
      <Dialogs opened={opened} />
      {opened === null && <NoticeLine />}
    </SceneContext>
  );
}
