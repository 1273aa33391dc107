// A teller's call for a colleague: a condition that staff see until somebody has come, and that a reload does not lose.

import type { SeatView } from "@hallflow/queue-core";
import { type HubLink, remember, remembered } from "@hallflow/ui";
import { useEffect, useState } from "react";

const key = "hallflow-teller-help";

export function useHelp(link: HubLink, { counter, staff }: Pick<SeatView, "counter" | "staff">) {
  const [isAsked, setAsked] = useState(() => remembered(key) === counter);
  useEffect(() => {
    const words = {
      zh: `${counter} 号窗口（${staff ?? ""}）请求支援`,
      en: `Counter ${counter} (${staff ?? ""}) asks for a colleague`,
    };
    link.reportTrouble({ id: "help", raised: isAsked, severity: "warning", words });
  }, [link, isAsked, counter, staff]);
  const toggle = () => {
    remember(key, isAsked ? null : counter);
    setAsked(!isAsked);
  };
  return { isAsked, toggle };
}
