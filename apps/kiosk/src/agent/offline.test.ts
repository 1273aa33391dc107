// Numbers without the hub: given out at once, kept over a crash, and handed in once.

import { appendFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceId, VisitId } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { agentTrial, arrival } from "./agent-trial.fixture.ts";
import type { Agent, AgentOptions } from "./agent-contract.ts";
import { openOfflineBook } from "./offline-book.ts";

const trial = agentTrial({ leasedNumbers: 4 }, (hub) => {
  hub.leases = true;
});
const begin = (change: Partial<AgentOptions> = {}) => trial.begin(change);

/** A kiosk that has its numbers, and then loses its hub. */
async function beginAndLose(change: Partial<AgentOptions> = {}): Promise<Agent> {
  const agent = await begin(change);
  await expect.poll(() => agent.status().offlineReady).toBe(true);
  trial.hub.hold();
  await expect.poll(() => agent.status().link).toBe("offline");
  return agent;
}

const tickets = () => [...trial.hub.hall.visits.values()].map(({ ticket }) => ticket);
const waiting = () => [...trial.hub.hall.visits.values()].filter(({ state }) => state === "waiting").map(({ ticket }) => ticket);
const numberOf = (taken: Awaited<ReturnType<Agent["takeTicket"]>>) => (taken.kind === "taken" ? taken.visit.ticket : taken.kind);

describe("a kiosk without its hub", () => {
  it("diverts by the same rules, prints, and hands the tickets in afterwards, each once", async () => {
    const agent = await beginAndLose();
    expect(await agent.quote(arrival())).toMatchObject({
      kind: "done",
      result: { lane: "basic", zone: "counters", waitRange: null, offline: true },
    });
    expect(await agent.quote(arrival({ errands: ["print-invoice" as ServiceId] }))).toMatchObject({
      result: { selfService: { zone: "machines" } },
    });
    const first = await agent.takeTicket(arrival());
    expect(first).toMatchObject({ kind: "taken", offline: true, visit: { ticket: "A501", lane: "basic" }, print: { kind: "printed" } });
    expect(numberOf(await agent.takeTicket(arrival({ tier: "vip" })))).toBe("V501");
    expect(trial.printer.papers().at(0)?.text.join("\n")).toContain("A501");
    const takenAt = first.kind === "taken" ? first.visit.issuedAt : 0;
    expect(tickets()).toEqual([]);
    trial.hub.release();
    await expect.poll(waiting).toEqual(["A501", "V501"]);
    expect([...trial.hub.hall.visits.values()][0]).toMatchObject({ arrivedAt: takenAt, tier: "standard" });
    // The link is mended sooner than a poll might look.
    const links: string[] = [];
    agent.subscribe(() => links.push(agent.status().link));
    trial.hub.cut();
    await expect.poll(() => links.indexOf("online", links.indexOf("offline"))).toBeGreaterThan(0);
    expect(numberOf(await agent.takeTicket(arrival()))).toBe("A001");
    expect(tickets()).toEqual(["A501", "V501", "A001"]);
  });

  it("takes the hub's place when it does not answer, and gives back the number that comes too late", async () => {
    const agent = await begin();
    await expect.poll(() => agent.status().offlineReady).toBe(true);
    trial.hub.manners = "silent";
    const startedAt = performance.now();
    expect(numberOf(await agent.takeTicket(arrival()))).toBe("A501");
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    trial.hub.manners = "well";
    trial.hub.cut();
    await expect.poll(waiting).toEqual(["A501"]);
    expect(tickets()).toEqual(["A001", "A501"]);
    expect(trial.hub.cancels).toHaveLength(1);
  });

  it("goes on after a crash with the numbers that it has not given out", async () => {
    const first = await beginAndLose();
    expect(numberOf(await first.takeTicket(arrival()))).toBe("A501");
    await first.close();
    const second = await begin();
    expect(second.status()).toMatchObject({ plan: { id: "test-hall" }, view: { day: { state: "open" } }, offlineReady: true });
    expect(Math.abs(second.hallNow() - Date.now())).toBeLessThan(1_000);
    expect(numberOf(await second.takeTicket(arrival()))).toBe("A502");
    trial.hub.release();
    await expect.poll(waiting).toEqual(["A501", "A502"]);
  });

  it("keeps what a customer said of taking the number over a crash, and hands it in behind the ticket", async () => {
    const first = await beginAndLose();
    const taken = await first.takeTicket(arrival());
    if (taken.kind !== "taken") throw new Error("there is no ticket to say anything of");
    first.giveFeedback({ visit: taken.visit.id, mark: 2 });
    await first.close();
    const second = await begin();
    trial.hub.release();
    await expect.poll(() => trial.hub.hall.visits.get(taken.visit.id)?.feedback).toEqual({ mark: 2, wish: null });
    const online = await second.takeTicket(arrival());
    if (online.kind !== "taken") throw new Error("the hub gave no number");
    second.giveFeedback({ visit: online.visit.id, mark: 3 });
    await expect.poll(() => trial.hub.hall.visits.get(online.visit.id)?.feedback?.mark).toBe(3);
  });

  it("hands in no number that nobody has seen", async () => {
    const first = await beginAndLose();
    await first.close();
    const book = await openOfflineBook(join(trial.folder, "offline-book.jsonl"));
    const number = book.takeNumber("A", "2026-03-02", Date.now()) as number;
    const visit = crypto.randomUUID() as VisitId;
    const ticket = { visit, token: "t".repeat(22) as never, letter: "A", number, rule: "all", takenAt: Date.now(), ...arrival() };
    await book.record({ type: "hand-in", device: "kiosk-t", ...ticket });
    await book.close();
    const second = await begin();
    expect(numberOf(await second.takeTicket(arrival()))).toBe("A502");
    trial.hub.release();
    await expect.poll(waiting).toEqual(["A502"]);
  });

  it("gives out no more than it has, and says so", async () => {
    const agent = await beginAndLose({ leasedNumbers: 1 });
    expect(numberOf(await agent.takeTicket(arrival()))).toBe("A501");
    const leftOver = [];
    for (let left = 0; left < 3; left++) leftOver.push(numberOf(await agent.takeTicket(arrival())));
    expect(leftOver).toContain("unavailable");
    expect(new Set(leftOver.filter((number) => number !== "unavailable")).has("A501")).toBe(false);
    expect(agent.status().offlineReady).toBe(false);
  });

  it("gives out none after the time at which tickets stop", async () => {
    trial.hub.leasedUntilAt = Date.now() + 600;
    const agent = await beginAndLose();
    await expect.poll(() => agent.status().offlineReady).toBe(false);
    expect(numberOf(await agent.takeTicket(arrival()))).toBe("unavailable");
  });

  it("tells staff of a ticket that the hub will not take in, and does not ask again", async () => {
    const agent = await beginAndLose();
    expect(numberOf(await agent.takeTicket(arrival()))).toBe("A501");
    trial.hub.closeDay();
    trial.hub.openDay("2026-03-03");
    trial.hub.release();
    await expect.poll(() => trial.hub.troubles.map(({ id }) => id)).toContain("not-taken-in-a501");
    expect(agent.status().link).toBe("online");
    expect(tickets()).toEqual([]);
  });
});

describe("the book of a kiosk", () => {
  const lease = { letter: "A", day: "2026-03-02", first: 501, count: 3, untilAt: null };
  const path = () => join(trial.folder, "book.jsonl");

  it("gives no number twice, whenever it is opened again, and stands a torn last line", async () => {
    const numbers: unknown[] = [];
    for (let start = 0; start < 5; start++) {
      const book = await openOfflineBook(path());
      if (start === 0) await book.keep(lease, 0);
      const number = book.takeNumber("A", "2026-03-02", 1);
      numbers.push(number);
      if (number !== undefined) {
        const ticket = {
          visit: crypto.randomUUID() as VisitId,
          token: "t".repeat(22) as never,
          letter: "A",
          number,
          rule: "all",
          takenAt: 1,
        };
        await book.record({ type: "hand-in", device: "kiosk-t", ...ticket, ...arrival() });
      }
      await book.close();
      appendFileSync(path(), '{"ticket":{"visit":"torn');
    }
    expect(numbers).toEqual([501, 502, 503, undefined, undefined]);
  });

  it("has no numbers for another date, and forgets them when it gets those of another", async () => {
    const book = await openOfflineBook(path());
    await book.keep(lease, 0);
    expect([book.left("A", "2026-03-02", 1), book.left("A", "2026-03-03", 1), book.left("V", "2026-03-02", 1)]).toEqual([3, 0, 0]);
    await book.keep({ ...lease, day: "2026-03-03" }, 2);
    expect([book.left("A", "2026-03-02", 3), book.left("A", "2026-03-03", 3)]).toEqual([0, 3]);
    await book.close();
  });
});
