// Books a time for somebody: what for, which day, when; and the code by which they will check in.

import type { AppointmentCode, AppointmentRules, ServiceId } from "@hallflow/queue-core";
import { dateInHall, timeOfDay } from "@hallflow/ui";
import { type ReactNode, type SubmitEvent, useState } from "react";
import { Button } from "react-aria-components";
import { instantOf } from "../opening-times.ts";
import { useScene } from "../scene.ts";
import { Say, useWords } from "../words.ts";
import { bookableDays, bookableSlots } from "./slots.ts";

/** Eight digits, which a customer types fastest. */
const newCode = (): AppointmentCode => {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(10_000_000 + (random % 90_000_000)) as AppointmentCode;
};

export function BookingForm({ rules }: { readonly rules: AppointmentRules }): ReactNode {
  const { plan, now, isLive, send } = useScene();
  const { say, language } = useWords();
  const [code, setCode] = useState(newCode);
  const [service, setService] = useState("");
  const [chosenDay, setDay] = useState("");
  const [chosenSlot, setSlot] = useState("");
  const [booked, setBooked] = useState<{ readonly code: AppointmentCode; readonly slotAt: number } | null>(null);
  const days = bookableDays(plan, rules, now);
  const day = days.includes(chosenDay) ? chosenDay : (days[0] ?? "");
  const slots = day === "" ? [] : bookableSlots(plan, rules, day, now);
  // Time goes on while the form is open: what can no longer be booked is no longer chosen.
  const slotAt = slots.find((slot) => String(slot) === chosenSlot);
  const book = async () => {
    if (slotAt === undefined || service === "") return;
    const errands = [service as ServiceId];
    const answer = await send({ type: "book-appointment", code, slotAt, errands, tier: "standard", needs: [] }, null);
    if (answer.kind === "unavailable") return;
    // After a refusal, too: it may be the code that was taken.
    setCode(newCode());
    if (answer.kind !== "done") return;
    setBooked({ code, slotAt });
    setSlot("");
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void book();
  };
  const when = (at: number) => `${dateInHall(at, plan.timeZone, language)} ${timeOfDay(at, plan.timeZone)}`;
  return (
    <form className="booking" aria-label={say("appointments.book")} onSubmit={submit}>
      <h3>{say("appointments.book")}</h3>
      <Pick label={say("appointments.service")} value={service} choose={setService}>
        {plan.services.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language]}
          </option>
        ))}
      </Pick>
      <Pick label={say("appointments.day")} value={day} choose={setDay}>
        {days.map((date) => (
          <option key={date} value={date}>
            {dateInHall(instantOf(plan.timeZone, date, "12:00"), plan.timeZone, language)}
          </option>
        ))}
      </Pick>
      <Pick label={say("appointments.slot")} value={slotAt === undefined ? "" : chosenSlot} choose={setSlot}>
        {slots.map((slot) => (
          <option key={slot} value={String(slot)}>
            {timeOfDay(slot, plan.timeZone)}
          </option>
        ))}
      </Pick>
      <Button type="submit" className="button button-main" isDisabled={!isLive || slotAt === undefined || service === ""}>
        <Say of="appointments.submit" />
      </Button>
      {booked && (
        <output className="booking-done">
          {say("appointments.tell")}
          <strong className="numerals">{booked.code}</strong>
          <small>{when(booked.slotAt)}</small>
        </output>
      )}
    </form>
  );
}

interface PickProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  readonly children: ReactNode;
}

function Pick({ label, value, choose, children }: PickProps): ReactNode {
  const { say } = useWords();
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value} onChange={(event) => choose(event.target.value)}>
        <option value="" disabled>
          {say("appointments.choose")}
        </option>
        {children}
      </select>
    </label>
  );
}
