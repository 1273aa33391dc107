// Tells a day in plain lines, so that whoever reads a failed property sees what people did.

import type { Decision } from "../decide.ts";
import { type Hall, visitAt } from "../hall.ts";
import type { HallPlan } from "../hall-plan.ts";
import type { Instant, VisitId } from "../ids.ts";
import type { Command, Destination, JournalEvent } from "../messages.ts";
import { clockOf } from "./small-hall.fixture.ts";

/** One step of a day that is being played: `hall` is as it was before, until the watcher returns. */
export interface Scene {
  readonly hall: Hall;
  readonly plan: HallPlan;
  readonly command: Command;
  readonly askedAt: Instant;
  readonly decision: Decision;
}

export function tellPlan({ lanes, counters, dispatch, absence, diversion }: HallPlan): string {
  const targets = lanes.map(({ id, letter, targetWaitMinutes }) => `${letter} ${id} (target ${targetWaitMinutes} min)`);
  const desks = counters.map(
    ({ id, lanes: served, skills = [] }) => `${id} [${served.join(", ")}${skills.map((skill) => ` +${skill}`).join("")}]`,
  );
  const rules = diversion.map(({ id, when, lane, creditMinutes }) => `${id} ${JSON.stringify(when)} → ${lane} +${creditMinutes ?? 0}`);
  return `hall: ${targets.join(", ")}; ${dispatch.policy}; counters ${desks.join(", ")}; absence ${JSON.stringify(absence)}\nrules: ${rules.join("; ")}`;
}

const ticketOf = (hall: Hall, id: VisitId) => hall.visits.get(id)?.ticket ?? `unknown visit ${id}`;

export function tellCommand({ hall, command, askedAt }: Pick<Scene, "hall" | "command" | "askedAt">): string {
  const who = "counter" in command && command.counter !== undefined ? `counter ${command.counter}: ` : "";
  const seat = "counter" in command && command.counter !== undefined ? hall.seats.get(command.counter) : undefined;
  const whom = (seat && visitAt(hall, seat)?.ticket) ?? "";
  return `${clockOf(askedAt)}  ${who}${command.type} ${tellDetails(hall, command) || whom}`.trimEnd();
}

function tellDetails(hall: Hall, command: Command): string {
  switch (command.type) {
    case "take-ticket":
      return `for ${command.errands.join(" + ")}${command.tier === "vip" ? ", vip" : ""}${command.needs.length > 0 ? `, ${command.needs.join()}` : ""}`;
    case "lease-numbers":
      return `${command.count} of ${command.letter} for ${command.device}`;
    case "hand-in":
      return `${command.letter}${command.number} by ${command.device}, taken at ${clockOf(command.takenAt)}`;
    case "book-appointment":
      return `${command.code} at ${clockOf(command.slotAt)} for ${command.errands.join(" + ")}`;
    case "revise-visit":
      return `${ticketOf(hall, command.visit)}${command.tier === undefined ? "" : `, ${command.tier}`}${command.needs === undefined ? "" : `, needs ${command.needs.join() || "none"}`}`;
    case "cancel-appointment":
    case "check-in":
      return command.code;
    case "cancel":
    case "call-visit":
    case "bring-back":
    case "begin-experience":
    case "end-experience":
    case "send-to-machine":
    case "machine-done":
    case "end-visit":
      return ticketOf(hall, command.visit);
    case "add-errand":
      return `${ticketOf(hall, command.visit)} for ${command.service}`;
    case "reach-stage":
      return `${ticketOf(hall, command.visit)} ${command.stage}`;
    case "pass-on":
      return `${ticketOf(hall, command.visit)} to ${tellDestination(command.destination)}`;
    case "transfer": {
      const { destination, service } = command;
      return `to ${tellDestination(destination)}${service === undefined ? "" : ` for ${service}`}`;
    }
    case "defer":
      return `${ticketOf(hall, command.visit)} by ${command.amount} ${command.by}`;
    case "serve-ticketless":
      return `for ${command.errands.join(" + ")}`;
    case "open-day":
      return command.day;
    case "publish-plan":
      return `\n    ${tellPlan(command.plan).replaceAll("\n", "\n    ")}\n   `;
    case "sign-in":
      return command.staff;
    case "hold":
      return command.kind;
    case "pause":
      return command.reason;
    default:
      return "";
  }
}

function tellDestination(destination: Destination): string {
  switch (destination.to) {
    case "lane":
      return `${destination.lane} ${destination.position}`;
    case "counter":
      return `counter ${destination.counter}`;
    case "staff":
      return destination.staff;
  }
}

export function tellDecision({ hall, decision }: Pick<Scene, "hall" | "decision">): string {
  if ("refusal" in decision) return `refused, ${decision.refusal.type}`;
  return decision.events.length === 0 ? "nothing to do" : decision.events.map((event) => tellEvent(hall, event)).join(", ");
}

function tellEvent(hall: Hall, event: JournalEvent): string {
  if (event.type === "ticket-issued") return `${event.ticket} issued (${event.rule})`;
  if (!("visit" in event)) return event.type;
  const ticket = ticketOf(hall, event.visit);
  switch (event.type) {
    case "visit-called":
      return `${ticket} called to ${event.counter} (${event.explanation.rule})`;
    case "visit-returned":
    case "visit-transferred":
      return `${ticket} ${event.type}${event.reservedFor === null ? "" : `, reserved for ${event.reservedFor}`}`;
    case "visit-ended":
      return `${ticket} ended, ${event.end}`;
    default:
      return `${ticket} ${event.type}`;
  }
}
