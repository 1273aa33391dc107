// The display of a hall that is closed: quiet, with the time and when it opens again.

import type { HallPlan, Words } from "@hallflow/queue-core";
import { Bilingual, HallClockText, type HubLink, useHallNow } from "@hallflow/ui";
import { Moon } from "lucide-react";
import type { ReactNode } from "react";
import { type NextOpening, nextOpening } from "./opening.ts";
import { both } from "./words.ts";

const lookAgainMs = 10_000;

export function ClosedScreen({ link, plan }: { readonly link: HubLink; readonly plan: HallPlan }): ReactNode {
  const next = nextOpening(plan, useHallNow(link, lookAgainMs));
  return (
    <main className="lobby lobby-closed">
      <Moon aria-hidden="true" />
      <h1>
        <Bilingual words={plan.name} />
      </h1>
      <p className="closed-title">
        <Bilingual words={both("closed")} />
      </p>
      {next && (
        <p className="closed-next">
          {!next.isDue && <Bilingual words={opensWords(next)} />}
          <Bilingual words={both(next.isDue ? "hoursToday" : "hours", { from: next.from, until: next.until })} className="closed-hours" />
        </p>
      )}
      <HallClockText link={link} timeZone={plan.timeZone} className="closed-clock" />
    </main>
  );
}

function opensWords({ inDays, weekday, from }: NextOpening): Words {
  if (inDays === 0) return both("openToday", { from });
  if (inDays === 1) return both("openTomorrow", { from });
  const day = both(`weekday.${weekday}`);
  return { zh: both("openOn", { weekday: day.zh, from }).zh, en: both("openOn", { weekday: day.en, from }).en };
}
