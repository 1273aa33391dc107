// The head of the console: whose seat it is and what it is doing, what is wrong in the hall, the time, the language.

import type { HallPlan, Instant, SeatView, TellerView } from "@hallflow/queue-core";
import { HallClockText, type HubLink, OfflineBanner, runningTime, useCutForMs, useHub } from "@hallflow/ui";
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { both, chooseLanguage, useWords } from "./words.ts";

interface ConsoleHeaderProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly seat: SeatView;
  readonly now: Instant;
  readonly showConditions: () => void;
}

export function ConsoleHeader({ link, plan, view, seat, now, showConditions }: ConsoleHeaderProps): ReactNode {
  const { say, language } = useWords();
  const hub = useHub(link);
  const isCut = useCutForMs(hub) !== null;
  return (
    <header className="console-header">
      <div className="console-seat">
        <strong>{say("counter", { counter: seat.counter })}</strong>
        <span className={`seat-state seat-state-${seat.state}`}>{say(`state.${seat.state}`)}</span>
        <span className="console-since numerals">{runningTime(now - seat.since)}</span>
        <span className="console-staff">{seat.staff}</span>
      </div>
      <div className="console-notice">
        {isCut ? (
          <OfflineBanner hub={hub} still={both("offline")} first={language} />
        ) : (
          <Conditions view={view} showConditions={showConditions} />
        )}
      </div>
      <div className="console-tools">
        <HallClockText link={link} timeZone={plan.timeZone} className="console-clock" />
        <button
          type="button"
          className="console-language"
          aria-label={say("languageName")}
          onClick={(event) => {
            if (event.detail > 0) event.currentTarget.blur();
            chooseLanguage(language === "zh" ? "en" : "zh");
          }}
        >
          {say("language")}
        </button>
      </div>
    </header>
  );
}

const gravity = { critical: 0, warning: 1, notice: 2 } as const;
const icons = { critical: CircleAlert, warning: TriangleAlert, notice: Info } as const;

/** The gravest of what is wrong, in one line; the rest a press away. */
function Conditions({ view, showConditions }: Pick<ConsoleHeaderProps, "view" | "showConditions">): ReactNode {
  const { say, language } = useWords();
  const [worst] = view.conditions.toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || b.since - a.since);
  if (!worst) return view.day.state === "last-tickets" ? <p className="console-day">{say("lastTickets")}</p> : null;
  const Icon = icons[worst.severity];
  return (
    <button type="button" className={`console-condition console-condition-${worst.severity}`} onClick={showConditions}>
      <Icon aria-hidden="true" />
      <span>{worst.words[language]}</span>
      {view.conditions.length > 1 && <b>{say("condition.more", { count: view.conditions.length })}</b>}
    </button>
  );
}
