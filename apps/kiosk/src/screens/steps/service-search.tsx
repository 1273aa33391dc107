// Search by letters: the initials of the Chinese name, or the English name.

import { type ReactNode, useCallback, useState } from "react";
import { Keypad } from "../parts/keypad.tsx";
import { Say } from "../parts/say.tsx";
import { ServiceCard } from "../parts/service-card.tsx";
import { useSession } from "../parts/session-view.ts";
import { findServices } from "./service-lists.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
const longest = 12;
/** Fewer where the keys have less room. */
const [shownResults, shownResultsLow] = [4, 2];

export function ServiceSearch(): ReactNode {
  const { plan, session } = useSession();
  const [typed, setTyped] = useState("");
  const type = useCallback((letter: string) => setTyped((before) => (before.length < longest ? before + letter : before)), []);
  const erase = useCallback(() => setTyped((before) => before.slice(0, -1)), []);
  const found = findServices(plan, typed).filter(({ id }) => !session.errands.includes(id));
  return (
    <div className="search">
      <p className="search-typed">
        {typed === "" ? <Say word="service.searchHint" /> : <output className="numerals">{typed.split("").join(" ")}</output>}
      </p>
      <div className="search-found" aria-live="polite">
        {found.length === 0 ? (
          <Say word="service.nothingFound" />
        ) : (
          found
            .slice(0, session.wheelchair ? shownResultsLow : shownResults)
            .map((service) => <ServiceCard key={service.id} service={service} small />)
        )}
      </div>
      <Keypad keys={letters} columns={7} onKey={type} onErase={erase} />
    </div>
  );
}
