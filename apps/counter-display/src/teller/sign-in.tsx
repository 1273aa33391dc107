// Taking a seat: which counter, and who sits there.

import { type CounterId, type HallPlan, type Language, type TellerView, type Words, staffIdSchema, zoneOf } from "@hallflow/queue-core";
import { Bilingual, ChangePasswordForm, HallClockText, type HubLink, LaneMark, OfflineBanner, useHub, useLive } from "@hallflow/ui";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { RadioButton, RadioField, RadioGroup } from "react-aria-components";
import type { TakenSeat } from "./remembered-seat.ts";
import { useFocus } from "./use-focus.ts";
import { both, chooseLanguage, useWords } from "./words.ts";
import "./sign-in.css";

interface SignInProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly last: TakenSeat | null;
  readonly sit: (seat: TakenSeat) => void;
}

const validForMs = 5_000;

export function SignIn({ link, plan, view, last, sit }: SignInProps): ReactNode {
  const { say, language } = useWords();
  const isLive = useLive(link);
  // An enrolled console stands at its counter, and whoever has signed in at it sits there as themselves.
  const hub = useHub(link);
  const focus = useFocus();
  const { place, person } = hub.welcome ?? {};
  const [counter, setCounter] = useState<CounterId | null>(place?.counter ?? last?.counter ?? null);
  const [name, setName] = useState<string>(person?.staff ?? last?.staff ?? "");
  const [trouble, setTrouble] = useState<Words | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const staff = staffIdSchema.safeParse(name);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (counter === null) return setTrouble(both("signIn.counterMissing"));
    if (!staff.success) return setTrouble(both("signIn.staffHint"));
    setBusy(true);
    const answer = await link.send({ type: "sign-in", counter, staff: staff.data }, { validForMs });
    setBusy(false);
    if (answer.kind === "done") return sit({ counter, staff: staff.data });
    setTrouble(
      answer.kind === "refused" ? answer.refusal.words : answer.kind === "unavailable" ? answer.words : (answer.mistakes[0]?.words ?? null),
    );
  };

  return (
    <main className="sign-in">
      <header className="sign-in-header">
        <Bilingual words={plan.name} first={language} />
        <HallClockText link={link} timeZone={plan.timeZone} />
        <LanguageButton language={language} />
      </header>
      {isChanging ? (
        <section className="sign-in-form" aria-label={say("signIn.password")}>
          <h1>{say("signIn.password")}</h1>
          <ChangePasswordForm link={link} close={() => setChanging(false)} />
        </section>
      ) : (
        <form className="sign-in-form" ref={focus} onSubmit={(event) => void submit(event)}>
          <h1>{say("signIn.title")}</h1>
          <OfflineBanner hub={hub} still={both("not.offline")} first={language} />
          {isLive && view.day.state === "closed" && <p className="sign-in-closed">{say("signIn.closed")}</p>}
          <CounterChoice plan={plan} view={view} counter={counter} choose={setCounter} />
          <div className="sign-in-staff">
            <label htmlFor="staff">{say("signIn.staff")}</label>
            <input
              id="staff"
              value={name}
              onChange={(event) => setName(event.target.value)}
              autoComplete="username"
              readOnly={person !== null && person !== undefined}
              data-focus={last === null}
              maxLength={24}
              aria-describedby="staff-hint"
            />
            <small id="staff-hint">{say("signIn.staffHint")}</small>
          </div>
          <div className="sign-in-end">
            <div className="sign-in-trouble" role="alert">
              {trouble && <Bilingual words={trouble} first={language} />}
            </div>
            <button type="submit" aria-disabled={!isLive || isBusy} data-focus={last !== null}>
              {say("signIn.submit")}
              <kbd aria-hidden="true">Enter</kbd>
            </button>
          </div>
          {person && (
            <button type="button" className="sign-in-password" onClick={() => setChanging(true)}>
              {say("signIn.password")}
            </button>
          )}
        </form>
      )}
    </main>
  );
}

function LanguageButton({ language }: { readonly language: Language }): ReactNode {
  const { say } = useWords();
  return (
    <button
      type="button"
      className="console-language"
      aria-label={say("languageName")}
      onClick={() => chooseLanguage(language === "zh" ? "en" : "zh")}
    >
      {say("language")}
    </button>
  );
}

interface CounterChoiceProps {
  readonly plan: HallPlan;
  readonly view: TellerView;
  readonly counter: CounterId | null;
  readonly choose: (counter: CounterId) => void;
}

function CounterChoice({ plan, view, counter, choose }: CounterChoiceProps): ReactNode {
  const { say, language } = useWords();
  return (
    <RadioGroup
      className="counter-choice"
      aria-label={say("signIn.counter")}
      orientation="horizontal"
      value={counter}
      onChange={(value) => choose(value as CounterId)}
    >
      {view.seats.map((seat) => (
        <RadioField key={seat.counter} value={seat.counter}>
          <RadioButton className="counter-card">
            <b className="numerals">{seat.counter}</b>
            <span className="counter-card-zone">{zoneOf(plan, seat.zone).name[language]}</span>
            <span className="counter-card-lanes">
              {seat.lanes.map((id) => {
                const position = plan.lanes.findIndex((lane) => lane.id === id);
                const lane = plan.lanes[position];
                return lane && <LaneMark key={id} lane={lane} position={position} />;
              })}
            </span>
            <small>{seat.state === "signed-out" ? say("signIn.empty") : say("signIn.taken", { staff: seat.staff ?? "" })}</small>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}
