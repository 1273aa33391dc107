// Every policy that a hall file may name.

import type { HallPlan, PolicyName } from "../hall-plan.ts";
import { accumulatingPriority } from "./accumulating-priority.ts";
import { firstCome } from "./first-come.ts";
import type { Policy } from "./policy.ts";
import { ratio } from "./ratio.ts";
import { strict } from "./strict.ts";
import { targetWait } from "./target-wait.ts";
import { waitingCredit } from "./waiting-credit.ts";

const policies: Readonly<Record<PolicyName, Policy>> = {
  "first-come": firstCome,
  strict,
  ratio,
  "waiting-credit": waitingCredit,
  "accumulating-priority": accumulatingPriority,
  "target-wait": targetWait,
};

export const policyOf = (plan: HallPlan): Policy => policies[plan.dispatch.policy];
