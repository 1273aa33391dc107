// One appointment: its time, what for, how it stands, check-in, and giving it up by two presses.

import { newId, newToken } from "@hallflow/hub-client";
import { type AppointmentView, type TicketToken, type VisitId, serviceOf } from "@hallflow/queue-core";
import { timeOfDay } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { both, useWords } from "../words.ts";

/** What is asked of a customer who comes to the manager is asked at the counter; the booking says the rest. */
const comer = { tier: "standard", needs: [], channel: "staff", language: "zh" } as const;

export function AppointmentRow({ appointment }: { readonly appointment: AppointmentView }): ReactNode {
  const { plan, view, isLive, send } = useScene();
  const { say, language } = useWords();
  const [isAsked, setAsked] = useState(false);
  const { code, slotAt, errands, standing, ticket, checkInFromAt } = appointment;
  const time = timeOfDay(slotAt, plan.timeZone);
  const checkIn = () => {
    const ids = { visit: newId<VisitId>(), token: newToken<TicketToken>() };
    void send({ type: "check-in", code, ...ids, ...comer, needs: [] }, both("appointments.done.checkedIn", { code }));
  };
  return (
    <li className={`appointment appointment-${standing}`} aria-label={`${time} ${code}`}>
      <strong className="numerals">{time}</strong>
      <span>
        {errands.map((id) => serviceOf(plan, id)?.name[language] ?? id).join(language === "zh" ? "、" : ", ")}
        <small className="numerals">{say("appointments.code", { code })}</small>
      </span>
      <span className="appointment-standing">
        {standing === "early"
          ? say("appointments.from", { time: timeOfDay(checkInFromAt, plan.timeZone) })
          : say(`appointments.standing.${standing}`)}
        {ticket !== null && <b className="numerals">{ticket}</b>}
      </span>
      {standing !== "checked-in" && (
        <span className="appointment-actions">
          <Button
            className="button button-small button-main"
            isDisabled={!isLive || standing === "early" || view.day.state === "closed"}
            onPress={checkIn}
          >
            {say("appointments.checkIn")}
          </Button>
          <Button
            className={`button button-small ${isAsked ? "button-stop" : ""}`}
            isDisabled={!isLive}
            onPress={() =>
              isAsked
                ? void send({ type: "cancel-appointment", code }, both("appointments.done.cancelled", { time, code }))
                : setAsked(true)
            }
          >
            {say(isAsked ? "appointments.cancelSure" : "appointments.cancel")}
          </Button>
        </span>
      )}
    </li>
  );
}
