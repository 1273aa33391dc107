// What axe finds on the page once nothing moves: half-way into the picture a text has half its contrast.

import axe from "axe-core";

/** Waits for what is moving now, not for what moves for ever or begins later; answers one line a violation. */
export async function violationsAtRest(): Promise<string[]> {
  const moving = document.getAnimations().filter(({ effect }) => {
    const timing = effect?.getComputedTiming();
    return typeof timing?.progress === "number" && timing.endTime !== Infinity;
  });
  await Promise.allSettled(moving.map(({ finished }) => finished));
  const { violations } = await axe.run(document);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}
