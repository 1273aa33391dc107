// The lobby display's words in English.

import type { SameKeys } from "@hallflow/ui";
import type { zh } from "./zh.ts";

export const en: SameKeys<typeof zh> = {
  now: "Now calling",
  counter: "Counter {{counter}}",
  missed: "missed",
  missedGo: "Please see the information desk",
  recent: "Last calls",
  soon: "Please get ready",
  soonNobody: "Nobody yet",
  noCallsYet: "No calls yet today",
  waiting: "waiting",
  minutes: "min",
  noCounter: "no counter open",
  welcome: "Welcome",
  welcomeHint: "Take a ticket at the machine and listen for your number",
  lastTickets: "No more tickets today; everyone who has one will be served",
  notLive: "This display is not live",
  notLiveHint: "What it shows may be out of date. Please follow our staff.",
  connecting: "Connecting…",
  closed: "The hall is closed",
  suspended: { title: "The hall is suspended", hint: "Your number and place are kept. Please wait, and follow our staff." },
  evacuation: { title: "Please leave the hall now", hint: "Use the nearest exit, not the lift. Your number and place are kept." },
  openToday: "Opens today at {{from}}",
  openTomorrow: "Opens tomorrow at {{from}}",
  openOn: "Opens {{weekday}} at {{from}}",
  hours: "Open {{from}}–{{until}}",
  hoursToday: "Open today {{from}}–{{until}}",
  weekday: {
    monday: "on Monday",
    tuesday: "on Tuesday",
    wednesday: "on Wednesday",
    thursday: "on Thursday",
    friday: "on Friday",
    saturday: "on Saturday",
    sunday: "on Sunday",
  },
  soundOn: "Touch to turn the voice on",
  soundFailed: "The voice is not available just now",
};
