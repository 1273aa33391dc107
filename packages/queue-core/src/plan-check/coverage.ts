// Nothing in a plan that leads nowhere: each lane has its counters and its customers, each card on the kiosk a service behind it.

import type { HallPlan } from "../hall-plan.ts";
import { type PlanMistake, mistake } from "./mistake.ts";

export function coverageMistakes(plan: HallPlan): PlanMistake[] {
  return [...plan.lanes.flatMap((_, index) => laneMistakes(plan, index)), ...emptyGroups(plan), ...skillMistakes(plan)];
}

function laneMistakes({ lanes, counters, diversion }: HallPlan, index: number): PlanMistake[] {
  const lane = lanes[index];
  if (!lane) return [];
  const path = ["lanes", index];
  const found: PlanMistake[] = [];
  if (!counters.some((counter) => counter.lanes.includes(lane.id))) {
    found.push(
      mistake(
        path,
        `没有窗口服务队列 "${lane.id}"，客户会一直等；请写进某个窗口的 lanes`,
        `no counter serves the lane "${lane.id}": its customers would wait for ever; add it to the lanes of a counter`,
      ),
    );
  }
  const led = diversion.some((rule) => rule.lane === lane.id);
  if (!led && lane.transfersOnly !== true) {
    found.push(
      mistake(
        path,
        `没有分流规则指向队列 "${lane.id}"；请加规则，或写 transfersOnly: true 表示只接转办`,
        `no rule of the diversion leads to the lane "${lane.id}"; add one, or write transfersOnly: true for a lane of transfers`,
      ),
    );
  }
  if (led && lane.transfersOnly === true) {
    found.push(
      mistake(
        [...path, "transfersOnly"],
        `写了只接转办，但分流规则指向队列 "${lane.id}"`,
        `is true, and yet a rule of the diversion leads to the lane "${lane.id}"`,
      ),
    );
  }
  return found;
}

function skillMistakes({ services, counters }: HallPlan): PlanMistake[] {
  return services.flatMap(({ id, skill }, index) =>
    skill === undefined || counters.some(({ skills }) => skills?.includes(skill))
      ? []
      : [
          mistake(
            ["services", index, "skill"],
            `没有窗口具备技能 "${skill}"，业务 "${id}" 没有人能办；请写进某个窗口的 skills`,
            `no counter has the skill "${skill}": nobody could do the service "${id}"; add it to the skills of a counter`,
          ),
        ],
  );
}

function emptyGroups({ serviceGroups, services }: HallPlan): PlanMistake[] {
  return serviceGroups.flatMap(({ id }, index) =>
    services.some(({ group }) => group === id)
      ? []
      : [
          mistake(
            ["serviceGroups", index],
            `业务分组 "${id}" 里没有业务；请删去，或把业务的 group 写成它`,
            `no service is in the group "${id}"; remove it, or let a service's group name it`,
          ),
        ],
  );
}
