// Which services a tab or a search shows, and in which order.

import type { ScreenPlan } from "../../bridge.ts";

type Service = ScreenPlan["services"][number];

/** The most-used first, as the hall's file marks them, then the others in its order. */
export const popularFirst = (plan: ScreenPlan): readonly Service[] => [
  ...plan.services.filter(({ popular }) => popular === true),
  ...plan.services.filter(({ popular }) => popular !== true),
];

/** The services of a group, or the most-used of all. A hall that marks none as most-used shows its first. */
export function servicesOf(plan: ScreenPlan, tab: string): readonly Service[] {
  if (tab !== "popular") return plan.services.filter(({ group }) => group === tab);
  const popular = plan.services.filter(({ popular: often }) => often === true);
  return popular.length > 0 ? popular : plan.services.slice(0, 6);
}

/** Services whose Chinese name's initials or whose English name hold the letters; those that begin with them come first. */
export function findServices(plan: ScreenPlan, letters: string): readonly Service[] {
  const wanted = letters.toLowerCase();
  if (wanted === "") return popularFirst(plan);
  const rank = ({ initials, name }: Service): number => {
    const english = name.en.toLowerCase();
    if (initials.startsWith(wanted) || english.startsWith(wanted)) return 0;
    if (english.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
    return initials.includes(wanted) ? 2 : 3;
  };
  return plan.services
    .map((service, place) => ({ service, place, rank: rank(service) }))
    .filter((found) => found.rank < 3)
    .sort((one, other) => one.rank - other.rank || one.place - other.place)
    .map(({ service }) => service);
}
