import type { ServedVisit } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { suggestionFor } from "./suggestion.ts";

const start = 1_000_000_000;
const minutes = (count: number) => start + count * 60_000;
const recommendation = { id: "fibre", name: { zh: "宽带", en: "Fibre" } };
const visit = (parts: Partial<ServedVisit> = {}) =>
  ({ startedAt: start, heldMs: 0, standardMinutes: 8, passes: 0, explanation: { waitedMs: 0 }, recommendation, ...parts }) as ServedVisit;

describe("the one suggestion", () => {
  it("is the plan's offer, from the middle of the errand on and not before", () => {
    expect(suggestionFor(visit(), 20, minutes(3))).toBeNull();
    expect(suggestionFor(visit(), 20, minutes(4))).toMatchObject({ kind: "offer", about: "fibre" });
    expect(suggestionFor(visit({ heldMs: 120_000 }), 20, minutes(5))).toBeNull();
    expect(suggestionFor(visit({ recommendation: null }), 20, minutes(9))).toBeNull();
    expect(suggestionFor(visit({ startedAt: null }), 20, minutes(9))).toBeNull();
  });

  it("is to listen instead, for whoever waited far too long or missed a call", () => {
    const late = visit({ explanation: { waitedMs: 31 * 60_000 } as ServedVisit["explanation"] });
    expect(suggestionFor(late, 20, start)).toMatchObject({ kind: "complaint", about: "long-wait" });
    expect(suggestionFor(visit({ passes: 1 }), 20, start)?.kind).toBe("complaint");
  });
});
