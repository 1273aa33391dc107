// Chance for the benches: the same seed gives the same numbers, and no seed's first numbers look like another's.

import type { Random } from "@hallflow/queue-core/lab";
import { seeded } from "../../scripts/day/random.ts";

export function chance(seed: number): Random {
  const generator = seeded(seed);
  // The generator's first numbers still show its seed.
  for (let skipped = 0; skipped < 1_000; skipped++) generator.uniform();
  return () => generator.uniform();
}
