// A call for a colleague: a condition that staff see until somebody has come, and that a reload does not lose.

import type { Words } from "@hallflow/queue-core";
import { type HubLink, remember, remembered } from "@hallflow/ui";
import { useEffect, useState } from "react";

const key = "hallflow-teller-help";

/** `place` is where help is wanted, such as a counter: a device that has moved asks no more. */
export function useHelp(link: HubLink, place: string, { zh, en }: Words) {
  const [isAsked, setAsked] = useState(() => remembered(key) === place);
  useEffect(() => {
    link.reportTrouble({ id: "help", raised: isAsked, severity: "warning", words: { zh, en } });
  }, [link, isAsked, zh, en]);
  const toggle = () => {
    remember(key, isAsked ? null : place);
    setAsked(!isAsked);
  };
  return { isAsked, toggle };
}
