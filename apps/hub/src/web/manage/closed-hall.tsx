// The floor of a hall that is closed: its hours, and the door.

import { weekdays } from "@hallflow/queue-core";
import { weekdayInHall } from "@hallflow/ui";
import { DoorOpen, MoonStar } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "./scene.ts";
import { Say } from "./words.ts";
import "./closed-hall.css";

export function ClosedHall(): ReactNode {
  const { plan, now, isLive, open } = useScene();
  const weekday = weekdays[weekdayInHall(now, plan.timeZone)];
  const hours = weekday ? plan.openingHours[weekday] : null;
  return (
    <section className="closed-hall">
      <MoonStar aria-hidden="true" />
      <h2>
        <Say of="closed.title" />
      </h2>
      <p>
        {plan.demo ? (
          <Say of="closed.demo" />
        ) : hours ? (
          <Say of="closed.hours" values={{ from: hours[0], until: hours[1] }} />
        ) : (
          <Say of="closed.noHours" />
        )}
      </p>
      <p>
        <Say of="closed.after" />
      </p>
      <Button className="button button-main" isDisabled={!isLive} onPress={() => open({ kind: "open-day" })}>
        <DoorOpen aria-hidden="true" />
        <Say of="action.openDay" />
      </Button>
    </section>
  );
}
