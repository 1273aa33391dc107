// The index page in English.

import type { SameKeys } from "@hallflow/ui";
import type { zh } from "./zh.ts";

export const en: SameKeys<typeof zh> = {
  product: "Queue and triage for service halls",
  whatItIs: "This machine runs a service hall: tickets, diversion, calls and announcements all happen here, with or without the Internet.",
  status: {
    ok: "Running; tickets can be taken",
    closed: "Running; no tickets are given now",
    failing: "Running, but in trouble",
    asking: "Reading…",
    away: "The hub does not answer",
    awayHint: "This page goes on by itself once it does.",
  },
  day: { open: "Hall day {{day}} is open", "last-tickets": "Hall day {{day}}, no more tickets", closed: "No hall day is open" },
  version: "version {{version}}",
  try: {
    title: "Try it in a minute",
    take: "Take a ticket at the kiosk",
    paper: "See the paper that it prints",
    call: "Sign in at a counter and call the next",
    hear: "See and hear the call on the lobby display",
  },
  screens: { title: "The screens of the hall", hint: "Each opens its address on its own device" },
  kiosk: { name: "Kiosk", text: "Customers say what they came for; they get a number, a place to wait and an honest range." },
  counter: { name: "Counter", text: "Tellers sign in, call, call again, serve, hold and transfer." },
  lobby: { name: "Lobby display", text: "Calls that the whole hall can see and hear, in Chinese and English." },
  guide: { name: "Guide's tablet", text: "The experience zone: see, try, buy, and hand over to a counter with a note." },
  window: { name: "Window display", text: "The small screen over a counter: its number, whom it calls, its state." },
  rating: { name: "Rating pad", text: "The tablet before a counter's customer, after each errand." },
  manage: { name: "Floor manager", text: "All counters and lines at a glance, what needs acting on, opening and closing." },
  behind: { title: "For administrators", hint: "Devices, interfaces and how it runs" },
  paper: { name: "Paper", text: "The virtual printer: see what is printed, try empty paper and jams." },
  api: { name: "API", text: "OpenAPI: other systems take, look up and call tickets." },
  health: { name: "Health", text: "Answers 200 while tickets can be taken, for monitoring." },
  metrics: { name: "Metrics", text: "For Prometheus, without anything personal." },
  opens: "opens in a new page",
};
