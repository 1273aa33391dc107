// Taking up a guide's post: in which zone, at a desk or on foot, and who.

import { type CounterId, type GuideView, type HallPlan, type Words, type ZoneId, staffIdSchema } from "@hallflow/queue-core";
import { Bilingual, ChangePasswordForm, HallClockText, type HubLink, OfflineBanner, useHub, useLive } from "@hallflow/ui";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { LanguageButton } from "./guide-header.tsx";
import type { Post } from "./post.ts";
import { Tiles } from "./sheets/tiles.tsx";
import { both, useWords } from "./words.ts";
import { guidedZones } from "./zone-visitors.ts";
import "./zone-floor.css";
import "./sheets/sheet.css";

interface GuideSignInProps {
  readonly link: HubLink;
  readonly plan: HallPlan;
  readonly view: GuideView;
  readonly last: Post | null;
  /** The zone that this tablet was enrolled for, or that its address names. */
  readonly zone: ZoneId | null;
  readonly take: (post: Post) => void;
}

const validForMs = 5_000;
const onFoot = "";

export function GuideSignIn({ link, plan, view, last, zone: fixed, take }: GuideSignInProps): ReactNode {
  const { say, language } = useWords();
  const isLive = useLive(link);
  const hub = useHub(link);
  const { person } = hub.welcome ?? {};
  const zones = guidedZones(plan).filter(({ id }) => fixed === null || id === fixed);
  const [zone, setZone] = useState<ZoneId | null>(fixed ?? last?.zone ?? zones[0]?.id ?? null);
  const [desk, setDesk] = useState<CounterId | typeof onFoot>(last?.desk ?? onFoot);
  const [name, setName] = useState<string>(person?.staff ?? last?.staff ?? "");
  const [trouble, setTrouble] = useState<Words | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isChanging, setChanging] = useState(false);
  const staff = staffIdSchema.safeParse(name);
  const desks = view.seats.filter((seat) => seat.zone === zone);
  const chosen = desks.some(({ counter }) => counter === desk) ? (desk as CounterId) : null;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || zone === null) return;
    if (!isLive) return setTrouble(both("offlinePress"));
    if (!staff.success) return setTrouble(both("signIn.staffHint"));
    const post = { staff: staff.data, zone, desk: chosen };
    if (chosen === null) return take(post);
    setBusy(true);
    const answer = await link.send({ type: "sign-in", counter: chosen, staff: staff.data }, { validForMs });
    setBusy(false);
    if (answer.kind === "done") return take(post);
    setTrouble(
      answer.kind === "refused" ? answer.refusal.words : answer.kind === "unavailable" ? answer.words : (answer.mistakes[0]?.words ?? null),
    );
  };

  return (
    <main className="guide-sign-in">
      <header>
        <Bilingual words={plan.name} first={language} />
        <HallClockText link={link} timeZone={plan.timeZone} className="guide-clock" />
        <LanguageButton />
      </header>
      {isChanging ? (
        <section className="guide-sign-in-form">
          <h1>{say("signIn.password")}</h1>
          <ChangePasswordForm link={link} close={() => setChanging(false)} />
        </section>
      ) : (
        <form className="guide-sign-in-form" onSubmit={(event) => void submit(event)}>
          <h1>{say("signIn.title")}</h1>
          <OfflineBanner hub={hub} still={both("offline")} first={language} />
          {isLive && view.day.state === "closed" && <p className="guide-day">{say("closed")}</p>}
          <Tiles
            label={say("signIn.zone")}
            tiles={zones.map(({ id, name: words }) => ({ value: id, words: words[language] }))}
            value={zone}
            choose={setZone}
          />
          <Tiles<CounterId | typeof onFoot>
            label={say("signIn.desk")}
            tiles={[
              { value: onFoot, words: say("signIn.noDesk"), hint: say("signIn.noDeskHint") },
              ...desks.map(({ counter, staff: taken, state }) => ({
                value: counter,
                words: say("counter", { counter }),
                hint: state === "signed-out" ? say("signIn.free") : say("signIn.taken", { staff: taken ?? "" }),
              })),
            ]}
            value={chosen ?? onFoot}
            choose={setDesk}
          />
          <div className="note-line">
            <label htmlFor="staff">{say("signIn.staff")}</label>
            <input
              id="staff"
              value={name}
              maxLength={24}
              autoComplete="username"
              readOnly={person !== null && person !== undefined}
              onChange={(event) => setName(event.target.value)}
              aria-describedby="staff-hint"
            />
            <small id="staff-hint">{say("signIn.staffHint")}</small>
          </div>
          <div className="guide-sign-in-end">
            <div role="alert">{trouble && <Bilingual words={trouble} first={language} />}</div>
            <button type="submit" className="guide-button guide-main" aria-disabled={!isLive || isBusy}>
              {say("signIn.submit")}
            </button>
          </div>
          {person && (
            <button type="button" className="guide-button" onClick={() => setChanging(true)}>
              {say("signIn.password")}
            </button>
          )}
        </form>
      )}
    </main>
  );
}
