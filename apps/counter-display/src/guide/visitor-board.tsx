// Everybody who is being shown around in the zone: this guide's own first, then colleagues', who may need a hand.

import { Footprints } from "lucide-react";
import type { ReactNode } from "react";
import { useScene } from "./scene.ts";
import { VisitorCard } from "./visitor-card.tsx";
import { useWords } from "./words.ts";
import type { OpenSheet } from "./zone-floor.tsx";

export function VisitorBoard({ open }: { readonly open: (sheet: OpenSheet) => void }): ReactNode {
  const { view, post } = useScene();
  const { say } = useWords();
  const inZone = view.experiences.filter(({ zone, guide }) => guide === post.staff || zone === null || zone === post.zone);
  const ordered = inZone.toSorted((a, b) => Number(b.guide === post.staff) - Number(a.guide === post.staff) || a.startedAt - b.startedAt);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- many visitors scroll, and what scrolls must take the focus of a keyboard
    <section className="guide-board" aria-label={say("visitors")} tabIndex={0}>
      <h1>
        {say("visitors")}
        <small className="numerals">{say("visitorsCount", { count: ordered.length })}</small>
      </h1>
      {ordered.length === 0 ? (
        <div className="guide-nobody">
          <Footprints aria-hidden="true" />
          <p>{say("nobody")}</p>
          <small>{say("nobodyHint")}</small>
        </div>
      ) : (
        <ul className="guide-cards">
          {ordered.map((visitor) => (
            <VisitorCard key={visitor.visit} visitor={visitor} open={open} />
          ))}
        </ul>
      )}
    </section>
  );
}
