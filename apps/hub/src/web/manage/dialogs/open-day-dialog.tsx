// Opens the hall day, saying first how it will end.

import { type Words } from "@hallflow/queue-core";
import { Bilingual, dateInHall, timeOfDay } from "@hallflow/ui";
import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { openDayCommand } from "../opening-times.ts";
import { useScene } from "../scene.ts";
import { Say, both, useWords } from "../words.ts";
import { Confirmation } from "./confirmation.tsx";

export function OpenDayDialog(): ReactNode {
  const { plan, view, now, send } = useScene();
  const { language } = useWords();
  const command = openDayCommand(plan, now);
  const { ticketsStopAt, closesAt } = command;
  const clock = (at: number) => timeOfDay(at, plan.timeZone);
  const date: Words = { zh: dateInHall(now, plan.timeZone, "zh"), en: dateInHall(now, plan.timeZone, "en") };
  return (
    <Confirmation
      title={<Say of="openDay.title" />}
      submit={<Say of="openDay.submit" />}
      tone="main"
      confirm={async () => (await send(openDayCommand(plan, now), both("openDay.done"))).kind === "done"}
    >
      <p className="frame-lead">
        <Bilingual words={date} first={language} />
      </p>
      <p>
        {closesAt === null ? (
          <Say of={plan.demo ? "openDay.byHandDemo" : "openDay.byHand"} />
        ) : ticketsStopAt === null ? (
          <Say of="openDay.endsOnly" values={{ close: clock(closesAt) }} />
        ) : (
          <Say of="openDay.ends" values={{ stop: clock(ticketsStopAt), close: clock(closesAt) }} />
        )}
      </p>
      {view.day.day === command.day && (
        <p className="frame-warning">
          <TriangleAlert aria-hidden="true" />
          <Say of="openDay.again" />
        </p>
      )}
    </Confirmation>
  );
}
