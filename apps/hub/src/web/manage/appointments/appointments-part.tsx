// Today's appointments in a line beside the floor: how many are still to come, and the way to all of them.

import { timeOfDay } from "@hallflow/ui";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import { useToday } from "./use-today.ts";
import "./appointments.css";

export function AppointmentsPart(): ReactNode {
  const { plan, open, isLive } = useScene();
  const { say } = useWords();
  const today = useToday();
  if (!plan.appointments) return null;
  const toCome = today.filter(({ standing }) => standing !== "checked-in");
  const next = toCome.find(({ standing }) => standing !== "late");
  return (
    <section className="appointments-part" aria-labelledby="appointments-title">
      <h2 id="appointments-title" className="part-title">
        {say("appointments.title")}
        <small>{say("appointments.toCome", { count: toCome.length, all: today.length })}</small>
      </h2>
      <Button className="button appointments-open" isDisabled={!isLive} onPress={() => open({ kind: "appointments" })}>
        {next ? say("appointments.next", { time: timeOfDay(next.slotAt, plan.timeZone) }) : say("appointments.open")}
      </Button>
    </section>
  );
}
