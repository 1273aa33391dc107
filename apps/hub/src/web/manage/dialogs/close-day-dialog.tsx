// Closes the hall day, saying first how many tickets that would end.

import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useScene } from "../scene.ts";
import { Say, both } from "../words.ts";
import { Confirmation } from "./confirmation.tsx";

export function CloseDayDialog(): ReactNode {
  const { view, send } = useScene();
  const { waiting, held } = view.totals;
  const total = waiting + held;
  const busy = view.seats.filter(({ state }) => state === "calling" || state === "serving").map(({ counter }) => counter);
  const hindrance = busy.length === 0 ? null : <Say of="not.busy" values={{ zhCounters: busy.join("、"), enCounters: busy.join(", ") }} />;
  return (
    <Confirmation
      title={<Say of="closeDay.title" />}
      submit={total === 0 ? <Say of="closeDay.submit" /> : <Say of="closeDay.submitEnds" values={{ total }} />}
      tone={total === 0 ? "main" : "stop"}
      hindrance={hindrance}
      confirm={async () => (await send({ type: "close-day" }, both("closeDay.done"))).kind === "done"}
    >
      {total === 0 ? (
        <p>
          <Say of="closeDay.nobody" />
        </p>
      ) : (
        <>
          <p className="frame-figure numerals" aria-hidden="true">
            {total}
          </p>
          <p className="frame-warning">
            <TriangleAlert aria-hidden="true" />
            <Say of="closeDay.ends" values={{ total, waiting, held }} />
          </p>
        </>
      )}
    </Confirmation>
  );
}
