// The console's top: which hall, how its day stands, the time, and what the manager does about the day.

import { HallClockText, dateInHall, timeOfDay, useHub } from "@hallflow/ui";
import { DoorOpen, KeyRound, LogOut, Megaphone, MonitorSmartphone, SlidersHorizontal, Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { LanguageSwitch } from "../parts/language-switch.tsx";
import { useScene } from "./scene.ts";
import { Say, chooseLanguage, useWords } from "./words.ts";
import "./header.css";

export function Header(): ReactNode {
  const { plan, view, now, isLive, link, open } = useScene();
  const { say, language } = useWords();
  const { state, closesAt, mode } = view.day;
  const isStopped = mode === "suspended" || mode === "evacuation";
  const person = useHub(link).welcome?.person;
  const other = language === "zh" ? "en" : "zh";
  return (
    <header className="header">
      <div className="header-hall">
        <h1>
          <span lang={language === "zh" ? "zh-CN" : "en"}>{plan.name[language]}</span>
          <small lang={other === "zh" ? "zh-CN" : "en"}>{plan.name[other]}</small>
        </h1>
        <p>
          <span className={`header-day header-day-${state}`}>{say(`day.${state}`)}</span>
          <span>{dateInHall(now, plan.timeZone, language)}</span>
          {closesAt !== null && state !== "closed" && <span>{say("day.until", { time: timeOfDay(closesAt, plan.timeZone) })}</span>}
        </p>
      </div>
      {isLive ? (
        <HallClockText link={link} timeZone={plan.timeZone} className="header-clock" />
      ) : (
        <span className="header-clock header-clock-stopped">{say("stoppedAt", { time: timeOfDay(now, plan.timeZone) })}</span>
      )}
      <div className="header-actions">
        {state === "closed" ? (
          <Button className="button button-main" isDisabled={!isLive} onPress={() => open({ kind: "open-day" })}>
            <DoorOpen aria-hidden="true" />
            <Say of="action.openDay" />
          </Button>
        ) : (
          <>
            <Button
              className="button button-main"
              isDisabled={!isLive || state === "last-tickets" || isStopped}
              onPress={() => open({ kind: "take-ticket" })}
            >
              <Ticket aria-hidden="true" />
              <Say of="action.takeTicket" />
            </Button>
            <Button className="button" isDisabled={!isLive} onPress={() => open({ kind: "notices" })}>
              <Megaphone aria-hidden="true" />
              <Say of="action.notices" />
            </Button>
            <Button className="button" isDisabled={!isLive} onPress={() => open({ kind: "run-hall" })}>
              <SlidersHorizontal aria-hidden="true" />
              <Say of="run.title" />
            </Button>
          </>
        )}
        <Button className="button" isDisabled={!isLive} onPress={() => open({ kind: "access" })}>
          <MonitorSmartphone aria-hidden="true" />
          <Say of="access.title" />
        </Button>
        {person && (
          <Button
            className="button"
            isDisabled={!isLive}
            aria-label={say("access.account", { staff: person.staff })}
            onPress={() => open({ kind: "account" })}
          >
            <KeyRound aria-hidden="true" />
          </Button>
        )}
        {person && (
          <Button className="button" isDisabled={!isLive} onPress={() => void link.administer({ type: "end-session" })}>
            <LogOut aria-hidden="true" />
            <span>
              {person.staff} · {say("access.signOut")}
            </span>
          </Button>
        )}
        <LanguageSwitch language={language} choose={chooseLanguage} />
      </div>
    </header>
  );
}
