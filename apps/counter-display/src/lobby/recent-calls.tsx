// The last six numbers that were called, newest first, those still awaited at their counters standing out.

import type { CallView, HallPlan } from "@hallflow/queue-core";
import { Bilingual } from "@hallflow/ui";
import type { ReactNode } from "react";
import { latestCalls } from "./latest-calls.ts";
import { TicketMark } from "./ticket-mark.tsx";
import { both } from "./words.ts";

const listed = 6;

interface RecentCallsProps {
  readonly calls: readonly CallView[];
  readonly current: readonly CallView[];
  readonly plan: HallPlan;
}

export function RecentCalls({ calls, current, plan }: RecentCallsProps): ReactNode {
  const latest = latestCalls(calls, listed);
  return (
    <section className="recent-calls">
      <h2>
        <Bilingual words={both("recent")} />
      </h2>
      {latest.length === 0 ? (
        <Bilingual words={both("noCallsYet")} className="lobby-nothing" />
      ) : (
        <ol>
          {latest.map((call) => (
            <RecentCall key={call.serial} call={call} plan={plan} isCalling={current.some(({ serial }) => serial === call.serial)} />
          ))}
        </ol>
      )}
    </section>
  );
}

function RecentCall({
  call,
  plan,
  isCalling,
}: {
  readonly call: CallView;
  readonly plan: HallPlan;
  readonly isCalling: boolean;
}): ReactNode {
  return (
    <li className={isCalling ? "recent-call recent-call-now" : "recent-call"}>
      <TicketMark ticket={call.ticket} plan={plan} />
      <span className="recent-call-where">
        {call.kind === "missed" ? (
          <Bilingual words={both("missed")} className="recent-call-missed" />
        ) : (
          <Bilingual words={both("counter", { counter: call.counter })} />
        )}
      </span>
    </li>
  );
}
