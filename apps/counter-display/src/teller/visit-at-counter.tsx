// The customer at the counter: number, errand, why this one, what they need, what colleagues wrote, and the time it takes.

import { type HallPlan, type Instant, type SeatView, type ServedVisit, serviceOf, whyWords } from "@hallflow/queue-core";
import { Bilingual, type HubLink, LaneMark, minutesWords, timeOfDay } from "@hallflow/ui";
import type { ReactNode } from "react";
import { HandlingRing } from "./handling-ring.tsx";
import type { Presses } from "./teller-presses.ts";
import { VisitComplaint } from "./visit-complaint.tsx";
import { VisitNotes } from "./visit-notes.tsx";
import { VisitPerson } from "./visit-person.tsx";
import { VisitSuggestion } from "./visit-suggestion.tsx";
import { VisitTags } from "./visit-tags.tsx";
import { useWords } from "./words.ts";

interface VisitAtCounterProps {
  readonly link: HubLink;
  readonly visit: ServedVisit;
  readonly plan: HallPlan;
  readonly seat: SeatView;
  readonly now: Instant;
  readonly presses: Presses;
}

export function VisitAtCounter({ link, visit, plan, seat, now, presses }: VisitAtCounterProps): ReactNode {
  const { say, language } = useWords();
  const position = plan.lanes.findIndex(({ id }) => id === visit.lane);
  const lane = plan.lanes[position];
  const current = Math.max(
    0,
    visit.errands.findIndex(({ state }) => state === "current"),
  );
  const service = visit.errands[current] && serviceOf(plan, visit.errands[current].service);
  const waited = minutesWords(visit.explanation?.waitedMs ?? 0)[language];
  const isCalling = seat.state === "calling";
  return (
    <article className="visit" data-state={seat.state}>
      <div className="visit-top">
        <div>
          <p className="visit-state">
            {lane && <LaneMark lane={lane} position={position} />}
            {say(isCalling ? "visit.called" : "visit.serving")}
          </p>
          <h1 className="visit-number numerals">{visit.ticket}</h1>
        </div>
        <HandlingRing visit={visit} plan={plan} isCalling={isCalling} now={now} />
      </div>

      <div className="visit-service">
        {service && <Bilingual words={service.name} first={language} />}
        {visit.errands.length > 1 && (
          <ol className="visit-errands" aria-label={say("visit.errand", { index: current + 1, count: visit.errands.length })}>
            {visit.errands.map((errand, index) => (
              // Errands have no ids: a visit may come back to the same service.
              <li key={index} className={`visit-errand visit-errand-${errand.state}`}>
                <span className="numerals">{index + 1}</span> {serviceOf(plan, errand.service)?.name[language] ?? errand.service}
              </li>
            ))}
          </ol>
        )}
      </div>

      <p className="visit-facts">
        <span>{say("visit.waited", { minutes: waited })}</span>
        <span>{say("visit.issuedAt", { time: timeOfDay(visit.issuedAt, plan.timeZone) })}</span>
        <span>{say(`channel.${visit.channel}`)}</span>
        {lane && <span>{lane.name[language]}</span>}
      </p>
      {visit.identified && <VisitPerson key={visit.id} link={link} visit={visit.id} />}
      <VisitTags visit={visit} />

      <VisitSuggestion visit={visit} plan={plan} seat={seat} now={now} presses={presses} />
      {visit.explanation && (
        <section className="visit-card">
          <h2>{say("visit.why")}</h2>
          <Bilingual words={whyWords(visit.explanation, visit, plan, seat.counter)} first={language} />
        </section>
      )}
      {visit.recommendation && (
        <section className="visit-card">
          <h2>{say("visit.recommend")}</h2>
          <Bilingual words={visit.recommendation.name} first={language} />
          {visit.recommendation.detail && <Bilingual words={visit.recommendation.detail} first={language} />}
        </section>
      )}
      <VisitNotes visit={visit} plan={plan} />
      <VisitComplaint key={visit.id} visit={visit} plan={plan} seat={seat} now={now} presses={presses} />
      {isCalling && <p className="visit-hint">{say("visit.arriveHint")}</p>}
    </article>
  );
}
