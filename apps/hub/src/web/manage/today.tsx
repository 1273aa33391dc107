// The day in figures: what became of every ticket, each figure beside its denominator.

import { wishesOf } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { useScene } from "./scene.ts";
import { useWords } from "./words.ts";
import "./today.css";

/** The most frequent alone; the journal has them all. */
const listedWishes = 3;

export function Today(): ReactNode {
  const { plan, view } = useScene();
  const { say, language } = useWords();
  const { totals, day } = view;
  const { finished, rated, satisfied } = view.ratings;
  const { feedback } = view;
  const wishes = feedback.wishes.slice(0, listedWishes).map(({ wish, count }) => {
    const name = wishesOf(plan).find(({ id }) => id === wish)?.name ?? { zh: wish, en: wish };
    return { wish, count, name };
  });
  const parts = [
    { id: "served", count: totals.served },
    { id: "atCounters", count: totals.called + totals.serving },
    { id: "waiting", count: totals.waiting },
    { id: "held", count: totals.held },
    { id: "absent", count: totals.absent },
    { id: "cancelled", count: totals.cancelled },
    { id: "ended", count: totals.ended },
    { id: "closed", count: totals.closed },
    { id: "carried", count: totals.carried },
  ] as const;
  const isOver = day.state === "closed";
  const shown = parts.filter(({ id, count }) => count > 0 || id === "served" || (!isOver && (id === "waiting" || id === "atCounters")));
  return (
    <section className="today" aria-labelledby="today-title">
      <h2 id="today-title" className="part-title">
        {say(isOver ? "today.yesterday" : "today.title")}
      </h2>
      <p className="today-issued">
        <strong className="numerals">{totals.issued}</strong>
        {say("today.issued")}
      </p>
      {totals.issued > 0 && (
        <div className="today-shares" aria-hidden="true">
          {parts.map(({ id, count }) => count > 0 && <span key={id} className={`share share-${id}`} style={{ flexGrow: count }} />)}
        </div>
      )}
      <dl>
        {shown.map(({ id, count }) => (
          <div key={id}>
            <dt>
              <i className={`share share-${id}`} aria-hidden="true" />
              {say(`today.${id}`)}
            </dt>
            <dd className="numerals">{count}</dd>
          </div>
        ))}
        {finished > 0 && (
          <>
            <div className="today-rated">
              <dt>{say("today.satisfied")}</dt>
              <dd className="numerals">{say("today.satisfiedOf", { satisfied, rated })}</dd>
            </div>
            <div>
              <dt>{say("today.rated")}</dt>
              <dd className="numerals">{say("today.ratedOf", { rated, finished })}</dd>
            </div>
          </>
        )}
        {feedback.given > 0 && (
          <div className="today-rated">
            <dt>{say("today.easy")}</dt>
            <dd className="numerals">{say("today.easyOf", { good: feedback.marks[2] ?? 0, given: feedback.given })}</dd>
          </div>
        )}
        {wishes.map(({ wish, count, name }) => (
          <div key={wish} className="today-wish">
            <dt>
              {say("today.wishes")} · {name[language]}
            </dt>
            <dd className="numerals">{count}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
