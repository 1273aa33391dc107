// The display of a hall that is closed: quiet, with the time and when it opens again.

import type { HallPlan } from "@hallflow/queue-core";
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
          <Bilingual words={opensWords(next)} />
        </p>
      )}
      <HallClockText link={link} timeZone={plan.timeZone} className="closed-clock" />
    </main>
  );
}

function opensWords({ inDays, weekday, from, until }: NextOpening) {
  const hours = both("hours", { from, until });
  if (inDays > 1) {
    const day = both(`weekday.${weekday}`);
    return {
      zh: `${both("openOn", { weekday: day.zh, from }).zh} · ${hours.zh}`,
      en: `${both("openOn", { weekday: day.en, from }).en} · ${hours.en}`,
    };
  }
  const when = inDays === 0 ? both("openToday", { from }) : both("openTomorrow", { from });
  return { zh: `${when.zh} · ${hours.zh}`, en: `${when.en} · ${hours.en}` };
}
