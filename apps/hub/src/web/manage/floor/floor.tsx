// The counters as they stand in the hall: a room for each zone that has any, a desk for each counter.

import type { ReactNode } from "react";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import { Desk } from "./desk.tsx";
import "./floor.css";

export function Floor(): ReactNode {
  const { plan, view } = useScene();
  const { say, language } = useWords();
  const open = view.seats.filter(({ state }) => state !== "signed-out" && state !== "paused").length;
  const rooms = plan.zones
    .map((zone) => ({ zone, seats: view.seats.filter((seat) => seat.zone === zone.id) }))
    .filter(({ seats }) => seats.length > 0);
  return (
    <section className="floor" aria-labelledby="floor-title">
      <h2 id="floor-title" className="part-title">
        {say("counters")}
        <small>{say("countersOpen", { open, all: view.seats.length })}</small>
      </h2>
      <div className="floor-rooms">
        {rooms.map(({ zone, seats }) => (
          <div key={zone.id} className="room" style={{ "--desks": seats.length } as React.CSSProperties}>
            <h3>{zone.name[language]}</h3>
            <ul>
              {seats.map((seat) => (
                <li key={seat.counter}>
                  <Desk seat={seat} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
