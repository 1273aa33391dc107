// The window display's words in English.

import type { SameKeys } from "@hallflow/ui";
import type { zh } from "./zh.ts";

export const en: SameKeys<typeof zh> = {
  counter: "Counter",
  state: {
    calling: "Please come here",
    serving: "Being served",
    free: "One moment please",
    paused: "Paused",
    "signed-out": "Not open",
    closed: "The hall is closed",
  },
  elsewhere: "Please watch the large display",
  notLive: "Not up to date",
  notLiveHint: "Please listen to the staff",
  connecting: "Connecting…",
};
