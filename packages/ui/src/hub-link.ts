// What a screen needs of the link to the hub: HubClient is one, and a rehearsal in the page can be another.

import type { HubClient } from "@hallflow/hub-client";

export type HubLink = Pick<
  HubClient,
  "state" | "subscribe" | "send" | "ask" | "hallNow" | "announced" | "onAnnounce" | "reportTrouble" | "administer"
>;
