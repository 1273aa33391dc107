import type { Announcement } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { createActor, fromPromise } from "xstate";
import { type Announced, announcerMachine } from "./announcer.ts";

const announcement = (serial: number): Announcement =>
  ({ call: { serial, kind: "call", ticket: `A00${serial}` }, sound: "/voice", times: 2, volume: 1 }) as Announcement;

/** An announcer whose voice says a summons for as long as the test wants. */
function rehearse() {
  const said: string[] = [];
  let most = 0;
  const open: ((how: Announced) => void)[] = [];
  const announce = fromPromise<Announced, Announcement>(({ input }) => {
    said.push(input.call.ticket);
    return new Promise((resolve) => {
      open.push(resolve);
      most = Math.max(most, open.length);
    });
  });
  const actor = createActor(announcerMachine.provide({ actors: { announce } })).start();
  const hear = (...serials: number[]) => {
    for (const serial of serials) actor.send({ type: "ANNOUNCE", announcement: announcement(serial) });
  };
  const end = async (how: Announced = "spoken") => {
    open.shift()?.(how);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { actor, said, hear, end, mostAtOnce: () => most };
}

describe("the announcer", () => {
  it("says several calls of one moment one after another, each whole", async () => {
    const { actor, said, hear, end, mostAtOnce } = rehearse();
    hear(1, 2, 3);
    expect(said).toEqual(["A001"]);
    await end();
    await end();
    expect(said).toEqual(["A001", "A002", "A003"]);
    await end();
    expect(actor.getSnapshot().value).toBe("quiet");
    expect(mostAtOnce()).toBe(1);
  });

  it("does not let a new call cut the one being said", async () => {
    const { actor, said, hear, end } = rehearse();
    hear(1);
    hear(2);
    expect(said).toEqual(["A001"]);
    expect(actor.getSnapshot().context.speaking?.call.ticket).toBe("A001");
    await end();
    expect(said).toEqual(["A001", "A002"]);
  });

  it("goes on after a voice that failed, and says so", async () => {
    const { actor, said, hear, end } = rehearse();
    hear(1, 2);
    await end("failed");
    expect(actor.getSnapshot().context.last).toBe("failed");
    expect(said).toEqual(["A001", "A002"]);
    await end();
    expect(actor.getSnapshot().context.last).toBe("spoken");
  });

  it("says nothing of what waited when the link was lost, and ends what it was saying", async () => {
    const { actor, said, hear, end } = rehearse();
    hear(1, 2, 3);
    actor.send({ type: "LOST" });
    await end();
    expect(actor.getSnapshot().value).toBe("quiet");
    hear(4);
    expect(said).toEqual(["A001", "A004"]);
  });

  it("survives a voice that throws", async () => {
    const announce = fromPromise<Announced, Announcement>(() => Promise.reject(new Error("no sound device")));
    const actor = createActor(announcerMachine.provide({ actors: { announce } })).start();
    actor.send({ type: "ANNOUNCE", announcement: announcement(1) });
    await new Promise((resolve) => setTimeout(resolve));
    expect(actor.getSnapshot().context.last).toBe("failed");
    expect(actor.getSnapshot().value).toBe("quiet");
  });

  it("keeps no more than what is still to be said, over days of calls", async () => {
    const { actor, hear, end } = rehearse();
    for (let serial = 1; serial <= 2_000; serial++) {
      hear(serial);
      await end();
    }
    expect(actor.getSnapshot().context.queue).toHaveLength(0);
    expect(JSON.stringify(actor.getSnapshot().context).length).toBeLessThan(500);
  });
});
