import type { CallView } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { SimulatedClock, createActor, fromPromise } from "xstate";
import { type Announced, announcerMachine } from "./announcer.ts";

const now = Date.parse("2025-11-24T10:00:00+08:00");
const call = (serial: number): CallView =>
  ({ serial, kind: "call", ticket: `A00${serial}`, counter: `${serial}`, zone: "counters", language: "zh", at: now }) as CallView;

/** An announcer whose voice says a summons for as long as the test wants. */
function rehearse() {
  const clock = new SimulatedClock();
  const said: string[] = [];
  let most = 0;
  const open: ((how: Announced) => void)[] = [];
  const announce = fromPromise<Announced, CallView>(({ input }) => {
    said.push(input.ticket);
    return new Promise((resolve) => {
      open.push(resolve);
      most = Math.max(most, open.length);
    });
  });
  const actor = createActor(announcerMachine.provide({ actors: { announce } }), { clock }).start();
  const view = (...serials: number[]) => {
    const calls = serials.map(call);
    actor.send({ type: "VIEW", calls, current: calls, now, rate: 1 });
  };
  const end = async (how: Announced = "spoken") => {
    open.shift()?.(how);
    await new Promise((resolve) => setTimeout(resolve));
    clock.increment(1_000);
  };
  return { actor, said, view, end, mostAtOnce: () => most };
}

describe("the announcer", () => {
  it("says several calls of one moment one after another, each whole", async () => {
    const { actor, said, view, end, mostAtOnce } = rehearse();
    view(1, 2, 3);
    expect(said).toEqual(["A001"]);
    await end();
    await end();
    expect(said).toEqual(["A001", "A002", "A003"]);
    await end();
    expect(actor.getSnapshot().value).toBe("quiet");
    expect(mostAtOnce()).toBe(1);
  });

  it("does not let a new call cut the one being said", async () => {
    const { actor, said, view, end } = rehearse();
    view(1);
    view(1, 2);
    expect(said).toEqual(["A001"]);
    expect(actor.getSnapshot().context.speaking?.ticket).toBe("A001");
    await end();
    expect(said).toEqual(["A001", "A002"]);
  });

  it("goes on after a voice that failed, and says so", async () => {
    const { actor, said, view, end } = rehearse();
    view(1, 2);
    await end("failed");
    expect(actor.getSnapshot().context.last).toBe("failed");
    expect(said).toEqual(["A001", "A002"]);
    await end();
    expect(actor.getSnapshot().context.last).toBe("spoken");
  });

  it("says nothing of what waited when the link was lost, and nothing twice when it is back", async () => {
    const { actor, said, view, end } = rehearse();
    view(1, 2, 3);
    actor.send({ type: "LOST" });
    await end();
    view(1, 2, 3);
    expect(said).toEqual(["A001"]);
    view(1, 2, 3, 4);
    expect(said).toEqual(["A001", "A004"]);
  });

  it("survives a voice that throws", async () => {
    const announce = fromPromise<Announced, CallView>(() => Promise.reject(new Error("no sound device")));
    const clock = new SimulatedClock();
    const actor = createActor(announcerMachine.provide({ actors: { announce } }), { clock }).start();
    actor.send({ type: "VIEW", calls: [call(1)], current: [call(1)], now, rate: 1 });
    await new Promise((resolve) => setTimeout(resolve));
    expect(actor.getSnapshot().context.last).toBe("failed");
    clock.increment(1_000);
    expect(actor.getSnapshot().value).toBe("quiet");
  });

  it("keeps no more than what is still to be said, over days of calls", async () => {
    const { actor, view, end } = rehearse();
    for (let serial = 1; serial <= 2_000; serial++) {
      view(serial);
      await end();
    }
    expect(actor.getSnapshot().context.queue).toHaveLength(0);
    expect(JSON.stringify(actor.getSnapshot().context).length).toBeLessThan(500);
  });
});
