import type { HidInput } from "@hallflow/hid";
import type { PersonId, VisitId, VisitView } from "@hallflow/queue-core";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { smallPlan } from "./agent/fake-hub.fixture.ts";
import type { Agent } from "./agent/agent-contract.ts";
import type { AgentStatus } from "./agent/agent-status.ts";
import type { TakeResult } from "./agent/take-result.ts";
import { BadRequest, BridgeHost } from "./bridge-host.ts";
import type { BridgeEvent } from "./bridge.ts";

const keptAs = "00000000-0000-4000-8000-00000000cafe" as PersonId;
const words = { zh: "中", en: "en" };
const ready = { kind: "ready", blocks: false, words } as const;
const visit = { id: "5f0c1a52-3f1e-4d6a-9d3b-000000000001" as VisitId, ticket: "A001" } as VisitView;
const shown = { visit, offline: false, link: "https://hall.example/t/token" };
const wish = { errands: ["explain-bill"], needs: [], language: "zh", declinedSelfService: false, person: null };

/** An agent that records what it is asked. */
function listeningAgent() {
  let status: AgentStatus = {
    link: "connecting",
    refusal: null,
    mustEnrol: false,
    plan: null,
    view: null,
    printer: ready,
    mouth: null,
    offlineReady: false,
    paused: false,
    rate: 1,
  };
  const listeners = new Set<() => void>();
  const hearing = new Set<(input: HidInput) => void>();
  let printed: (result: TakeResult) => void = () => undefined;
  const agent = {
    device: "kiosk-t",
    status: () => status,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hallNow: () => 1_000,
    identify: vi.fn<Agent["identify"]>(async () => ({
      kind: "done",
      result: { tier: "vip", masked: "138****8000", known: true, person: keptAs },
    })),
    quote: vi.fn<Agent["quote"]>(async () => ({ kind: "unavailable", words })),
    takeTicket: vi.fn<Agent["takeTicket"]>((_arrival, options = {}) => {
      queueMicrotask(() => options.onIssued?.(shown));
      return new Promise<TakeResult>((resolve) => (printed = resolve));
    }),
    checkIn: vi.fn<Agent["checkIn"]>(async (_booked, options = {}) => {
      await Promise.resolve();
      options.onIssued?.(shown);
      return { kind: "taken", visit, print: { kind: "printed", copy: 1, confirmed: true }, offline: false };
    }),
    onInput(listener: (input: HidInput) => void) {
      hearing.add(listener);
      return () => hearing.delete(listener);
    },
    recentTickets: () => [{ visit: visit.id, ticket: visit.ticket, issuedAt: "2026-03-02 10:24", copy: 1 }],
    trialPrint: vi.fn<Agent["trialPrint"]>(async () => ({ kind: "printed", copy: 1, confirmed: true })),
    pause: vi.fn<Agent["pause"]>(async (paused) => void (status = { ...status, paused })),
    reprint: vi.fn<Agent["reprint"]>(async () => null),
    ticket: vi.fn<Agent["ticket"]>(async () => ({ kind: "unavailable", words })),
    goOn: vi.fn<Agent["goOn"]>(async () => ({ kind: "done", result: visit })),
    giveFeedback: vi.fn<Agent["giveFeedback"]>(),
    leave: vi.fn<Agent["leave"]>(),
    close: async () => undefined,
  } satisfies Agent;
  return {
    agent,
    become(change: Partial<AgentStatus>) {
      status = { ...status, ...change };
      for (const listener of listeners) listener();
    },
    print: () => printed({ kind: "taken", visit, print: { kind: "printed", copy: 1, confirmed: true }, offline: false }),
    listeners,
    scan: (value: string) => hearing.forEach((listener) => listener({ kind: "code", value })),
  };
}

let world: ReturnType<typeof listeningAgent>;
let host: BridgeHost;
beforeEach(() => {
  world = listeningAgent();
  host = new BridgeHost(world.agent, { pin: "2580" });
});

describe("requests", () => {
  it.each([
    ["a request that there is not", "shutdown", {}],
    ["a name that every object has", "constructor", {}],
    ["a tier that a screen made up", "take", { ...wish, tier: "vip" }],
    ["six errands", "quote", { ...wish, errands: ["a", "b", "c", "d", "e", "f"] }],
    ["no errand", "take", { ...wish, errands: [] }],
    ["a phone number with a quote in it", "identify", { by: "phone", value: "138'--" }],
    ["a visit that is none", "reprint", { visit: "A001" }],
    ["nothing", "quote", null],
  ])("refuses %s", async (_, name, body) => {
    await expect(host.answer(name, body)).rejects.toThrow(BadRequest);
    expect(world.agent.takeTicket).not.toHaveBeenCalled();
    expect(world.agent.quote).not.toHaveBeenCalled();
  });

  it("keeps the tier on this side: a screen has only a word that stands for the person", async () => {
    const answer = (await host.answer("identify", { by: "phone", value: "13800138000" })) as { result: { person: string } };
    expect(JSON.stringify(answer)).not.toContain("vip");
    await host.answer("quote", { ...wish, person: answer.result.person });
    expect(world.agent.quote).toHaveBeenCalledWith(expect.objectContaining({ tier: "vip", channel: "kiosk" }));
  });

  it("takes the ticket with the id that the hub knows the person by, and quotes without it", async () => {
    const { result } = (await host.answer("identify", { by: "phone", value: "13800138000" })) as { result: { person: string } };
    await host.answer("quote", { ...wish, person: result.person });
    expect(world.agent.quote).toHaveBeenCalledWith(expect.not.objectContaining({ person: expect.anything() as unknown }));
    await host.answer("take", { ...wish, person: result.person });
    expect(world.agent.takeTicket.mock.calls[0]?.[0]).toMatchObject({ person: keptAs });
    expect(result.person).not.toBe(keptAs);
  });

  it("forgets the person with the session, and serves a stranger as anybody", async () => {
    const { result } = (await host.answer("identify", { by: "phone", value: "13800138000" })) as { result: { person: string } };
    await host.answer("leave", { person: result.person });
    expect(world.agent.leave).toHaveBeenCalledTimes(1);
    await host.answer("quote", { ...wish, person: result.person });
    expect(world.agent.quote).toHaveBeenCalledWith(expect.objectContaining({ tier: "standard" }));
  });

  it("answers a take when the number is issued, and the paper when it is there", async () => {
    expect(await host.answer("take", wish)).toEqual({ kind: "issued", ...shown });
    const paper = host.answer("paper", { visit: visit.id });
    const early = await Promise.race([paper, new Promise((resolve) => setTimeout(() => resolve("still printing"), 20))]);
    expect(early).toBe("still printing");
    world.print();
    expect(await paper).toEqual({ kind: "printed", copy: 1, confirmed: true });
  });

  it("answers a take that was refused at once", async () => {
    world.agent.takeTicket.mockResolvedValueOnce({ kind: "printer-not-ready", condition: ready });
    expect(await host.answer("take", wish)).toMatchObject({ kind: "printer-not-ready" });
  });

  it("knows of no paper that it did not ask for", async () => {
    expect(await host.answer("paper", { visit: visit.id })).toBeNull();
  });
});

describe("feedback", () => {
  it("is passed on for the visit that it is about, with a wish or without", async () => {
    await host.answer("feedback", { visit: visit.id, mark: 2, wish: "seats" });
    await host.answer("feedback", { visit: visit.id, mark: 3, wish: null });
    expect(world.agent.giveFeedback.mock.calls).toEqual([[{ visit: visit.id, mark: 2, wish: "seats" }], [{ visit: visit.id, mark: 3 }]]);
    await expect(host.answer("feedback", { visit: visit.id, mark: 5, wish: null })).rejects.toThrow(BadRequest);
  });
});

describe("a booked time", () => {
  it("is asked for by its code, with what is known of the customer", async () => {
    const asked = { code: "k7m2", needs: ["elder"], language: "en", person: null };
    expect(await host.answer("checkIn", asked)).toEqual({ kind: "issued", ...shown });
    expect(world.agent.checkIn.mock.lastCall?.[0]).toEqual({
      code: "K7M2",
      needs: ["elder"],
      language: "en",
      channel: "kiosk",
      tier: "standard",
    });
    await expect(host.answer("checkIn", { ...asked, code: "no code" })).rejects.toThrow(BadRequest);
  });
});

describe("the floor manager's panel", () => {
  const key = async () => ((await host.answer("unlock", { pin: "2580" })) as { key: string }).key;

  it("does nothing without the key that the PIN gives", async () => {
    expect(await host.answer("unlock", { pin: "1111" })).toMatchObject({ kind: "wrong" });
    expect(await host.answer("staff", { key: crypto.randomUUID(), act: { type: "pause", paused: true } })).toBeNull();
    expect(world.agent.pause).not.toHaveBeenCalled();
  });

  it("reprints, tries the printer, and takes the kiosk out of use", async () => {
    const open = await key();
    const act = (what: object) => host.answer("staff", { key: open, act: what });
    expect(await act({ type: "look" })).toMatchObject({ tickets: [{ ticket: "A001" }], paused: false, hasControls: false, print: null });
    await act({ type: "reprint", visit: visit.id });
    expect(world.agent.reprint).toHaveBeenCalledWith(visit.id);
    expect(await act({ type: "trial-print" })).toMatchObject({ print: { kind: "printed" } });
    expect(await act({ type: "pause", paused: true })).toMatchObject({ paused: true });
    await act({ type: "lock" });
    expect(await act({ type: "look" })).toBeNull();
  });
});

describe("a number that staff take for somebody", () => {
  const because = "现场看到 Seen in person";
  const opened = async (): Promise<string> => ((await host.answer("unlock", { pin: "2580" })) as { key: string }).key;

  it("is one of channel staff, with why it goes first; the panel is closed behind it", async () => {
    const key = await opened();
    const behalf = { key, because };
    await host.answer("quote", { ...wish, behalf });
    expect(world.agent.quote).toHaveBeenLastCalledWith(expect.objectContaining({ channel: "staff" }));
    await host.answer("take", { ...wish, needs: ["elder"], behalf });
    expect(world.agent.takeTicket.mock.lastCall?.[0]).toEqual({
      errands: ["explain-bill"],
      needs: ["elder"],
      language: "zh",
      declinedSelfService: false,
      tier: "standard",
      channel: "staff",
      because,
    });
    await host.answer("leave", { person: null });
    expect(await host.answer("staff", { key, act: { type: "look" } })).toBeNull();
  });

  it("takes the panel's key: a screen cannot make itself staff", async () => {
    const behalf = { key: "00000000-0000-4000-8000-000000000009", because };
    expect(await host.answer("take", { ...wish, behalf })).toMatchObject({ kind: "refused", refusal: { type: "not-allowed" } });
    expect(await host.answer("quote", { ...wish, behalf })).toMatchObject({ kind: "refused" });
    expect(world.agent.takeTicket).not.toHaveBeenCalled();
  });
});

describe("events", () => {
  it("tells what is scanned", () => {
    const told: BridgeEvent[] = [];
    host.listen((event) => told.push(event));
    world.scan("88880001");
    expect(told.at(-1)).toEqual({ type: "input", value: "88880001" });
  });

  it("tells the status at once and with each change, and the plan only when it is another", () => {
    const told: BridgeEvent[] = [];
    const stop = host.listen((event) => told.push(event));
    expect(told.map(({ type }) => type)).toEqual(["status"]);
    world.become({ plan: smallPlan, link: "online" });
    world.become({ link: "offline" });
    expect(told.map(({ type }) => type)).toEqual(["status", "plan", "status", "status"]);
    expect(told.at(-1)).toMatchObject({ status: { link: "offline", device: "kiosk-t" } });
    stop();
    expect(world.listeners.size).toBe(0);
  });

  it("gives a screen that comes later the plan too, with what search needs, and nothing of how customers are told apart", () => {
    world.become({ plan: smallPlan });
    host.listen(() => undefined);
    const told: BridgeEvent[] = [];
    host.listen((event) => told.push(event));
    const plan = told.find(({ type }) => type === "plan");
    expect(plan).toMatchObject({
      plan: {
        services: [
          { id: "print-invoice", initials: "fpdy" },
          { id: "explain-bill", initials: "zdjs" },
        ],
      },
    });
    expect(JSON.stringify(plan)).not.toMatch(/diversion|tiers|dispatch/);
  });

  it("says what each service would wait, as anybody would", () => {
    world.become({
      link: "online",
      plan: smallPlan,
      view: {
        role: "kiosk",
        day: { state: "open", day: "2026-03-02", closesAt: null, mode: "normal", modeReason: null, modeSince: null },
        lanes: [
          {
            lane: smallPlan.lanes[0]?.id as never,
            waiting: 3,
            longestWaitMs: 0,
            countersOpen: 1,
            waitRange: { p50Minutes: 4, p90Minutes: 9 },
          },
          {
            lane: smallPlan.lanes[1]?.id as never,
            waiting: 0,
            longestWaitMs: 0,
            countersOpen: 1,
            waitRange: { p50Minutes: 0, p90Minutes: 0 },
          },
        ],
      },
    });
    const told: BridgeEvent[] = [];
    host.listen((event) => told.push(event));
    const range = { p50Minutes: 4, p90Minutes: 9 };
    expect(told.at(-1)).toMatchObject({ status: { outlook: { "print-invoice": range, "explain-bill": range, undecided: range } } });
  });
});
