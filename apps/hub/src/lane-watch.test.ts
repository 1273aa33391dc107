import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TrialHub, startTrialHub } from "./testing/trial-hub.ts";

let hub: TrialHub;
beforeAll(async () => (hub = await startTrialHub()));
afterAll(() => hub.stop());

const conditions = async () =>
  ((await hub.call("system", "GET", "/api/v1/conditions")).body as { conditions: { id: string; severity: string; since: number }[] })
    .conditions;
const gauge = async (lane: string) =>
  new RegExp(`hallflow_lane_alarm\\{lane="${lane}"\\} (\\d)`).exec(await (await fetch(`${hub.address}/metrics`)).text())?.[1];

describe("a lane that is too much for its counters", () => {
  it("ALARM-2: is told to other systems as a condition with the instant since which it is so, and to Prometheus, until it is over", async () => {
    expect(await gauge("basic")).toBe("0");
    const { body } = await hub.call("system", "POST", "/api/v1/visits", { errands: ["print-invoice"] }, { "idempotency-key": "one" });
    const { id, lane } = body as { id: string; lane: string };
    expect(lane).toBe("basic");
    const [alarm] = await conditions();
    expect(alarm).toMatchObject({ id: "lane:basic", severity: "warning" });
    expect(await gauge("basic")).toBe("2");
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await conditions()).toEqual([alarm]);
    await hub.call("system", "DELETE", `/api/v1/visits/${id}`);
    expect(await conditions()).toEqual([]);
    expect(await gauge("basic")).toBe("0");
  });
});
