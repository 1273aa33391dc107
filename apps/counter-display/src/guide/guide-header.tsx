// The head of the guide's page: the zone and who guides there, what is wrong in the hall or with the link, and the way out.

import { zoneOf } from "@hallflow/queue-core";
import { HallClockText, type HubLink, OfflineBanner, useCutForMs, useHub } from "@hallflow/ui";
import { CircleAlert, Info, LifeBuoy, LogOut, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useHelp } from "../presses/use-help.ts";
import { useScene } from "./scene.ts";
import { both, chooseLanguage, useWords } from "./words.ts";

interface GuideHeaderProps {
  readonly link: HubLink;
  readonly leave: () => void;
}

export function GuideHeader({ link, leave }: GuideHeaderProps): ReactNode {
  const { plan, post } = useScene();
  const { say, language } = useWords();
  const hub = useHub(link);
  const isCut = useCutForMs(hub) !== null;
  const zone = zoneOf(plan, post.zone).name;
  const words = {
    zh: both("helpWords", { zone: zone.zh, staff: post.staff }).zh,
    en: both("helpWords", { zone: zone.en, staff: post.staff }).en,
  };
  const help = useHelp(link, `zone ${post.zone}`, words);
  return (
    <header className="guide-header">
      <div className="guide-post">
        <strong>{zone[language]}</strong>
        <span>{post.desk === null ? post.staff : `${post.staff} · ${say("counter", { counter: post.desk })}`}</span>
      </div>
      <div className="guide-notice">{isCut ? <OfflineBanner hub={hub} still={both("offline")} first={language} /> : <HallNotice />}</div>
      <div className="guide-tools">
        <button
          type="button"
          className={`guide-tool ${help.isAsked ? "guide-tool-on" : ""}`}
          aria-pressed={help.isAsked}
          onClick={help.toggle}
        >
          <LifeBuoy aria-hidden="true" />
          <span>{say(help.isAsked ? "helpAsked" : "help")}</span>
        </button>
        <button type="button" className="guide-tool" onClick={leave}>
          <LogOut aria-hidden="true" />
          <span>{say("leave")}</span>
        </button>
        <LanguageButton />
        <HallClockText link={link} timeZone={plan.timeZone} className="guide-clock" />
      </div>
    </header>
  );
}

export function LanguageButton(): ReactNode {
  const { say, language } = useWords();
  return (
    <button
      type="button"
      className="guide-tool guide-language"
      aria-label={say("languageName")}
      onClick={() => chooseLanguage(language === "zh" ? "en" : "zh")}
    >
      {say("language")}
    </button>
  );
}

const gravity = { critical: 0, warning: 1, notice: 2 } as const;
const icons = { critical: CircleAlert, warning: TriangleAlert, notice: Info } as const;

/** The gravest of what is wrong in the hall, in one line. */
function HallNotice(): ReactNode {
  const { view } = useScene();
  const { say, language } = useWords();
  const [worst] = view.conditions.toSorted((a, b) => gravity[a.severity] - gravity[b.severity] || b.since - a.since);
  if (view.day.state === "closed") return <p className="guide-day">{say("closed")}</p>;
  if (!worst) return view.day.state === "last-tickets" ? <p className="guide-day">{say("lastTickets")}</p> : null;
  const Icon = icons[worst.severity];
  return (
    <p className={`guide-condition guide-condition-${worst.severity}`}>
      <Icon aria-hidden="true" />
      <span>{worst.words[language]}</span>
      {view.conditions.length > 1 && <b>{say("conditionMore", { count: view.conditions.length })}</b>}
    </p>
  );
}
