import { demoPlan, startTrialHub } from "@hallflow/hub/testing";
import { describe, expect, it } from "vitest";
import { attack } from "./attack/attackers.ts";
import { honestHall } from "./attack/honest.ts";

describe("an attacked hub", () => {
  it("goes on serving, takes nothing in, and has nothing of its own changed", async () => {
    const hub = await startTrialHub();
    const order = {
      url: hub.address,
      token: hub.tokens.lobby,
      seed: 7,
      messages: 4_000,
      seconds: 3,
      stalledReaders: 8,
      slowConnections: 150,
    };
    const honest = honestHall(hub.address, hub.tokens, demoPlan(), 7);
    const [report, { tookMs, failed }] = await Promise.all([attack(order), honest.work(3)]);
    honest.close();
    expect(report.frames).toBeGreaterThan(1_000);
    expect(report.requests).toBeGreaterThan(1_000);
    expect(failed).toBe(0);
    expect(tookMs.length).toBeGreaterThan(50);
    expect((await fetch(`${hub.address}/healthz`)).status).toBe(200);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    await hub.stop();
  });
});
