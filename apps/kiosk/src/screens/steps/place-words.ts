// A place in line as a person would say it.

import type { Quote, VisitView, Words } from "@hallflow/queue-core";
import { rangeFigures } from "@hallflow/ui";
import type { ScreenPlan } from "../../bridge.ts";
import { fill } from "../parts/fill.ts";
import { both } from "../words/words.ts";
import { zoneIn } from "./plan-words.ts";

/** What is known of a place; `offline` where only the hub could tell, and it is away. */
interface Place extends Pick<Quote, "peopleAhead" | "waitRange"> {
  readonly offline?: boolean;
}

/** "您前面有 4 位，约 8–14 分钟": honest where no counter is open, and never "0 ahead". */
export function placeWords({ peopleAhead, waitRange, offline = false }: Place): Words {
  if (offline) return both("answer.offline");
  if (peopleAhead === 0) return both(waitRange ? "answer.nobody" : "answer.nobodyUnsure");
  const count = peopleAhead;
  if (!waitRange) return both("answer.aheadUnsure", { count });
  if (waitRange.p90Minutes < 1) return both("answer.aheadShort", { count });
  return both("answer.ahead", { count, range: unbroken(rangeFigures(waitRange)) });
}

/** How a visit stands: whose place is kept at a machine is behind nobody and called by nobody. */
export function standing(visit: VisitView, plan: ScreenPlan, offline: boolean): Words {
  const zone = zoneIn(plan, visit.aside?.zone ?? null);
  return zone ? fill("kept.place", { zone: zone.name }) : placeWords({ ...visit, offline });
}

/** A range stays on one line: a word joiner on each side of its dash. */
const unbroken = (range: string): string => range.replace("–", "\u2060–\u2060");
