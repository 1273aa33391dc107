// The rating pad's words in English.

import type { SameKeys } from "@hallflow/ui";
import type { zh } from "./zh.ts";

export const en: SameKeys<typeof zh> = {
  welcome: "Counter {{counter}}",
  idle: "Thank you for coming",
  idleHint: "When you have been served you can rate it here",
  ask: "How was the service just now?",
  free: "Rating is up to you",
  mark: { "1": "Very poor", "2": "Poor", "3": "Fair", "4": "Good", "5": "Very good" },
  why: "What could we do better?",
  whyHint: "Choose as many as you like, or none",
  suggestion: "Anything else? (optional; please no names or numbers)",
  send: "Send",
  back: "Choose again",
  thanks: "Thank you for rating",
  notSent: "It was not sent. Please press once more",
  notLive: "The pad is not connected just now; please tell our staff",
  connecting: "Connecting…",
};
