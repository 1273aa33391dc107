// Today's appointments with what can be done about each, and a form that books another.

import type { ReactNode } from "react";
import { useScene } from "../scene.ts";
import { Say, useWords } from "../words.ts";
import { Frame } from "../dialogs/frame.tsx";
import { AppointmentRow } from "./appointment-row.tsx";
import { BookingForm } from "./booking-form.tsx";
import { useToday } from "./use-today.ts";

export function AppointmentsDialog(): ReactNode {
  const { plan, isLive } = useScene();
  const { say } = useWords();
  const today = useToday();
  const { appointments: rules } = plan;
  if (!rules) return null;
  return (
    <Frame title={<Say of="appointments.title" />} kind="wide">
      <div className="frame-body appointments">
        <section aria-label={say("appointments.today")}>
          {today.length === 0 ? (
            <p>{say("appointments.none")}</p>
          ) : (
            <ul>
              {today.map((appointment) => (
                <AppointmentRow key={appointment.code} appointment={appointment} />
              ))}
            </ul>
          )}
          {!isLive && (
            <p className="frame-hindrance">
              <Say of="not.offline" />
            </p>
          )}
        </section>
        <BookingForm rules={rules} />
      </div>
    </Frame>
  );
}
