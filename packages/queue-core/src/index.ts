// The core as others see it.

export * from "./ids.ts";
export * from "./hall-plan.ts";
export { dateInHall, timeOfDay, weekdayInHall } from "./hall-time.ts";
export { nearest } from "./nearest.ts";
export { type TextForm, formed, textForms } from "./text-forms.ts";
export { type DiversionFinding, type ExampleCustomer, diversionFindings } from "./diversion-check.ts";
export { type PlanMistake, checkPlan, planAdvice } from "./plan-check.ts";
export * from "./messages.ts";
export { refuse, refusalTypes } from "./refusals.ts";
export { isAlive } from "./machines/visit.ts";
export { visitMachine, type VisitState } from "./machines/visit.ts";
export { counterMachine, type CounterState } from "./machines/counter.ts";
export { experienceMachine, type ExperienceState } from "./machines/experience.ts";
export { hallDayMachine, type HallDayState } from "./machines/hall-day.ts";
export { type Lease } from "./leases.ts";
export { ticketNumber, spokenCharacters } from "./numbers.ts";
export { type Diversion, type HallFacts, divert, minuteOf, within } from "./diversion.ts";
export { type Appointment, type Standing, checkInWindow, standingOf } from "./appointments.ts";
export { type Visit, type Errand, type Experience, currentErrand, experienceOf } from "./visit.ts";
export { type Hall, type Seat, type CallRecord, emptyHall, hallFacts, visitAt } from "./hall.ts";
export { type Decision, decide } from "./decide.ts";
export { evolve, replay } from "./evolve.ts";
export { type Deadline, deadlines } from "./deadlines.ts";
export { type Place, placeOf, placeOfNewcomer } from "./line.ts";
export * from "./views.ts";
export * from "./show.ts";
export * from "./protocol.ts";
