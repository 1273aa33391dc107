import { setTimeout as delay } from "node:timers/promises";
import type { CounterId, Push } from "@hallflow/queue-core";
import { replay } from "@hallflow/queue-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { HallClock } from "./clock.ts";
import { Conditions } from "./conditions.ts";
import { Publisher, type Subscriber } from "./publisher.ts";
import { history } from "./testing/busy-hall.ts";
import { demoPlan } from "./testing/trial-hub.ts";

const hall = replay(history(demoPlan(), 3, 300).flatMap(({ events }) => events));
let publisher: Publisher;
beforeEach(() => {
  const conditions = new Conditions(
    () => undefined,
    () => 0,
  );
  publisher = new Publisher(
    () => hall,
    new HallClock(null, hall.lastEventAt),
    () => conditions,
  );
});
afterEach(() => publisher.stop());

function device(view: Subscriber["view"], counter: string | null = null, worksMs = 0) {
  const pushes: Push[] = [];
  const push = (pushed: Push) => {
    pushes.push(pushed);
    for (const until = performance.now() + worksMs; performance.now() < until;);
  };
  return { view, counter: counter as CounterId | null, push, pushes };
}

describe("the publisher", () => {
  it("makes a view once for all who have the same, and gathers what changes together", async () => {
    const lobbies = Array.from({ length: 20 }, () => device("lobby"));
    const teller = device("teller", "1");
    for (const subscriber of [...lobbies, teller]) publisher.add(subscriber);
    for (let i = 0; i < 50; i++) publisher.changed();
    await delay(120);
    for (const { pushes } of lobbies) expect(pushes).toHaveLength(2);
    expect(new Set(lobbies.map(({ pushes }) => pushes[1])).size).toBe(1);
    expect(teller.pushes[1]?.view).toMatchObject({ role: "teller", seat: { counter: "1" } });
    expect(teller.pushes[1]?.sequence).toBe(hall.sequence);
  });

  it("shows nothing that is not on the disk yet, and all of it as soon as it is", async () => {
    let isStored = false;
    const conditions = new Conditions(
      () => undefined,
      () => 0,
    );
    const careful = new Publisher(
      () => hall,
      new HallClock(null, hall.lastEventAt),
      () => conditions,
      () => isStored,
    );
    const lobby = device("lobby");
    careful.add(lobby);
    await delay(60);
    expect(lobby.pushes).toHaveLength(0);
    isStored = true;
    await expect.poll(() => lobby.pushes.length).toBe(1);
    careful.stop();
  });

  it("pushes what changed during a round in the next one", async () => {
    const late = device("lobby");
    const slow = device("manager");
    publisher.add({ ...slow, push: () => publisher.changed() });
    publisher.add(late);
    publisher.changed();
    await delay(150);
    expect(late.pushes.length).toBeGreaterThan(2);
  });

  it("leaves most of the time to commands, however many views there are and however long they take", async () => {
    const workMs = 5;
    const tellers = Array.from({ length: 20 }, (_, index) => device("teller", String(index), workMs));
    for (const teller of tellers) publisher.add(teller);
    const added = tellers.length;
    let longestMs = 0;
    let last = performance.now();
    const turns = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last);
      last = performance.now();
      publisher.changed();
    }, 1);
    last = performance.now();
    await delay(2_000);
    clearInterval(turns);
    const pushed = tellers.reduce((sum, { pushes }) => sum + pushes.length, 0) - added;
    expect(pushed).toBeGreaterThanOrEqual(tellers.length);
    // A fifth of two seconds, and the round that was under way at the end.
    expect(pushed * workMs).toBeLessThan(2_000 * 0.2 + 2 * tellers.length * workMs);
    // All twenty at once would keep everybody waiting for a tenth of a second and more.
    expect(longestMs).toBeLessThan(tellers.length * workMs);
  });

  it("makes one view for all who come together, and a new one once something has changed", async () => {
    const views = Array.from({ length: 10 }, () => {
      const lobby = device("lobby");
      publisher.add(lobby);
      return lobby.pushes[0]?.view;
    });
    expect(new Set(views).size).toBe(1);
    publisher.changed();
    await delay(60);
    const later = device("lobby");
    publisher.add(later);
    expect(later.pushes[0]?.view).not.toBe(views[0]);
    expect(later.pushes[0]?.view).toMatchObject({ role: "lobby" });
  });

  it("forgets a device that has gone", async () => {
    const gone = device("lobby");
    publisher.add(gone)();
    publisher.changed();
    await delay(60);
    expect(gone.pushes).toHaveLength(1);
  });
});
