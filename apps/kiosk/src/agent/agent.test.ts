import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ServiceId, TicketToken, VisitId } from "@hallflow/queue-core";
import { describe, expect, it, vi } from "vitest";
import { agentTrial, arrival, quick } from "./agent-trial.fixture.ts";
import type { Agent, AgentOptions } from "./agent-contract.ts";
import { startFakeHub } from "./fake-hub.fixture.ts";

const billArrival = arrival();
/** A sentence in both languages, whatever it says. */
const words = { zh: expect.any(String) as string, en: expect.any(String) as string };

const trial = agentTrial();
const { logger } = trial;

/** An agent that has seen the hall. */
async function begin(change: Partial<AgentOptions> = {}): Promise<Agent> {
  const agent = await trial.begin(change);
  await vi.waitFor(() => expect(agent.status().view).not.toBeNull());
  return agent;
}

const states = (): string[] => [...trial.hub.hall.visits.values()].map(({ state }) => state);
const living = (): string[] => states().filter((state) => state === "waiting");

describe("taking a ticket", () => {
  it("issues a number and puts the same one on paper, with a code that only this visit has", async () => {
    const agent = await begin();
    const issued: string[] = [];
    const taken = await agent.takeTicket(billArrival, { onIssued: ({ visit }) => issued.push(visit.ticket) });
    expect(taken).toMatchObject({ kind: "taken", visit: { ticket: "A001", state: "waiting" }, print: { kind: "printed", copy: 1 } });
    expect(issued).toEqual(["A001"]);
    const [paper] = trial.printer.papers();
    expect(paper?.text.join("\n")).toContain("A001");
    const [token] = [...trial.hub.hall.byToken.keys()];
    expect(paper?.qr).toEqual([`${trial.hub.url}/t/${String(token)}`]);
    expect(trial.printer.errors()).toEqual([]);
  });

  it("prints nothing of the person and never the tier", async () => {
    const agent = await begin();
    await agent.takeTicket({ ...billArrival, tier: "vip", needs: ["elder"], language: "en" });
    const text = trial.printer.papers()[0]?.text.join("\n") ?? "";
    expect(text).toContain("V001");
    expect(text).not.toMatch(/vip|elder|老年|会员|贵宾/i);
  });

  it("asks the printer first, and takes no number when it could not be printed", async () => {
    const agent = await begin();
    trial.printer.setFault({ paper: "out" });
    const refused = await agent.takeTicket(billArrival);
    expect(refused).toMatchObject({
      kind: "printer-not-ready",
      condition: { kind: "paper-out", words: { zh: expect.stringContaining("纸") as string } },
    });
    expect(trial.hub.hall.visits.size).toBe(0);
    await vi.waitFor(() =>
      expect(trial.hub.troubles).toContainEqual(expect.objectContaining({ id: "printer", raised: true, severity: "critical" })),
    );
    trial.printer.setFault({ paper: "ok" });
    expect(await agent.takeTicket(billArrival)).toMatchObject({ kind: "taken" });
    await vi.waitFor(() => expect(trial.hub.troubles.at(-1)).toMatchObject({ id: "printer", raised: false }));
  });

  it("says in words that a printer is not there", async () => {
    const agent = await begin({ printer: "tcp://127.0.0.1:9" });
    await vi.waitFor(() => expect(agent.status().printer).toMatchObject({ kind: "unreachable", blocks: true }));
    expect(await agent.takeTicket(billArrival)).toMatchObject({ kind: "printer-not-ready", condition: { kind: "unreachable" } });
  });

  it("keeps a number whose paper did not come, tells staff, and reprints it marked as such", async () => {
    const agent = await begin();
    const taken = await agent.takeTicket(billArrival, { onIssued: () => trial.printer.setFault({ power: "off" }) });
    expect(taken).toMatchObject({
      kind: "taken",
      visit: { ticket: "A001" },
      print: { kind: "not-printed", words },
    });
    expect(living()).toEqual(["waiting"]);
    await vi.waitFor(() => expect(trial.hub.troubles).toContainEqual(expect.objectContaining({ id: "unprinted-a001", raised: true })));
    trial.printer.setFault({ power: "on" });
    const visit = taken.kind === "taken" ? taken.visit.id : ("" as VisitId);
    expect(await agent.reprint(visit)).toMatchObject({ kind: "printed", copy: 2 });
    const text = trial.printer.papers().at(-1)?.text.join("\n");
    expect(text).toContain("A001");
    expect(text).toContain("补打 REPRINT");
    await vi.waitFor(() => expect(trial.hub.troubles.at(-1)).toMatchObject({ id: "unprinted-a001", raised: false }));
  });

  it("reprints nothing that it has not issued", async () => {
    const agent = await begin();
    expect(await agent.reprint("5f0c1a52-3f1e-4d6a-9d3b-000000000000" as VisitId)).toBeNull();
  });

  it("passes a refusal on in the hub's own words", async () => {
    const agent = await begin();
    trial.hub.closeDay();
    expect(await agent.takeTicket(billArrival)).toMatchObject({ kind: "refused", refusal: { type: "hall-closed" } });
    expect(trial.printer.totalPapers()).toBe(0);
  });
});

describe("a ticket that comes back", () => {
  const invoice = { ...billArrival, errands: ["print-invoice" as ServiceId] };

  it("is one whose place was kept at the machine: it says so, and goes on in line or is done", async () => {
    const agent = await begin();
    const taken = await agent.takeTicket({ ...invoice, atMachine: true });
    expect(taken).toMatchObject({ kind: "taken", visit: { state: "held", aside: { kind: "at-machine", zone: "machines" } } });
    const [paper] = trial.printer.papers();
    expect(paper?.text.join("")).toMatch(/没办成请回来扫此码，位置留到 \d\d:\d\d/);
    const token = paper?.qr[0]?.split("/").at(-1) as TicketToken;
    const found = await agent.ticket(token);
    if (found.kind !== "done" || !found.result.visit) throw new Error("the ticket was not found");
    const { id } = found.result.visit;
    expect(await agent.goOn(id, "bring-back")).toMatchObject({ kind: "done", result: { state: "waiting", peopleAhead: 0 } });
    expect(await agent.takeTicket({ ...invoice, returnOf: token })).toMatchObject({ kind: "refused", refusal: { type: "visit-goes-on" } });
    expect(await agent.goOn(id, "bring-back")).toMatchObject({ kind: "refused", refusal: { type: "visit-not-held" } });
    expect(await agent.goOn(id, "send-to-machine")).toMatchObject({ kind: "done", result: { state: "held" } });
    expect(await agent.goOn(id, "machine-done")).toMatchObject({ kind: "done", result: { state: "served" } });
    expect(await agent.ticket(token)).toMatchObject({ kind: "done", result: { again: ["print-invoice"] } });
    const again = await agent.takeTicket({ ...invoice, declinedSelfService: true, returnOf: token });
    expect(again).toMatchObject({ kind: "taken", visit: { ticket: "A002", state: "waiting" } });
  });

  it("is asked for while the hub is away: it cannot be known, and nobody is told that it is not", async () => {
    const agent = await begin();
    trial.hub.hold();
    await vi.waitFor(() => expect(agent.status().link).toBe("offline"));
    expect(await agent.ticket("t".repeat(22) as TicketToken)).toMatchObject({ kind: "unavailable" });
  });
});

describe("a hub that does not answer", () => {
  it("tells the customer within their patience", async () => {
    const agent = await begin();
    trial.hub.manners = "deaf";
    const startedAt = performance.now();
    expect(await agent.takeTicket(billArrival)).toMatchObject({ kind: "unavailable", words });
    expect(await agent.quote(billArrival)).toMatchObject({ kind: "unavailable" });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it("is not even asked while it is known to be away", async () => {
    const agent = await begin();
    await trial.hub.stop();
    await vi.waitFor(() => expect(agent.status().link).toBe("offline"));
    expect(await agent.takeTicket(billArrival)).toMatchObject({ kind: "unavailable" });
    trial.hub = await startFakeHub();
  });

  it("gives the late number to the same customer who asks again", async () => {
    const agent = await begin({ timings: { ...quick, keptMs: 5_000 } });
    trial.hub.manners = "silent";
    expect(await agent.takeTicket(billArrival)).toMatchObject({ kind: "unavailable" });
    expect(living()).toHaveLength(1);
    trial.hub.manners = "well";
    expect(await agent.takeTicket(billArrival)).toMatchObject({ kind: "taken", visit: { ticket: "A001" } });
    expect(living()).toHaveLength(1);
  });

  it("leaves no ghost when the customer goes: a number that was issued unheard is given back", async () => {
    const agent = await begin({ timings: { ...quick, keptMs: 60_000 } });
    trial.hub.manners = "silent";
    expect(await agent.takeTicket(billArrival)).toMatchObject({ kind: "unavailable" });
    expect(living()).toHaveLength(1);
    trial.hub.manners = "well";
    agent.leave();
    await vi.waitFor(() => expect(states()).toEqual(["cancelled"]));
  });

  it("leaves no ghost when nobody says that the customer has gone", async () => {
    const agent = await begin();
    trial.hub.manners = "silent";
    await agent.takeTicket(billArrival);
    trial.hub.manners = "well";
    await vi.waitFor(() => expect(states()).toEqual(["cancelled"]), { timeout: 3_000 });
  });

  it("does not give one customer's late number to another who wants something else", async () => {
    const agent = await begin({ timings: { ...quick, keptMs: 60_000 } });
    trial.hub.manners = "silent";
    await agent.takeTicket(billArrival);
    trial.hub.manners = "well";
    const next = await agent.takeTicket({ ...billArrival, needs: ["pregnant"] });
    expect(next).toMatchObject({ kind: "taken", visit: { ticket: "A002" } });
    await vi.waitFor(() => expect(states()).toEqual(["cancelled", "waiting"]));
  });

  it("looks a second time, for a press that was still on its way when the first cancel came", async () => {
    const agent = await begin();
    trial.hub.manners = "deaf";
    await agent.takeTicket(billArrival);
    const { visits } = trial.hub.hall;
    // The cancel finds nothing; then the lost press arrives after all, over a connection that nobody watches any more.
    trial.hub.manners = "well";
    await vi.waitFor(() => expect(trial.hub.cancels).toHaveLength(1));
    trial.hub.deliverLost();
    expect(living()).toHaveLength(1);
    await vi.waitFor(() => expect([...visits.values()].map(({ state }) => state)).toEqual(["cancelled"]), { timeout: 3_000 });
  });
});

/** A kiosk in a process of its own, which asks for one ticket; its plug can be pulled. `how` is written as the options of its asking. */
function doomedKiosk(how = "{}"): ChildProcess {
  const options = { ...trial.options(), logger: undefined, timings: undefined };
  const code = `
    import { createAgent } from ${JSON.stringify(new URL("agent.ts", import.meta.url).href)};
    const logger = { info() {}, warn() {}, error() {} };
    const agent = await createAgent({ ...${JSON.stringify(options)}, logger });
    while (!agent.status().view) await new Promise((resolve) => setTimeout(resolve, 20));
    await agent.takeTicket(${JSON.stringify(billArrival)}, ${how});`;
  return spawn(process.execPath, ["--input-type=module-typescript", "-e", code], { stdio: ["ignore", "ignore", "inherit"] });
}

async function pullPlug(kiosk: ChildProcess): Promise<void> {
  const dead = new Promise((resolve) => kiosk.once("exit", resolve));
  kiosk.kill("SIGKILL");
  await dead;
}

describe("a kiosk that dies", () => {
  it("gives back at its next start a number that its customer never saw", async () => {
    trial.hub.manners = "silent";
    const kiosk = doomedKiosk();
    await vi.waitFor(() => expect(living()).toHaveLength(1), { timeout: 10_000 });
    await pullPlug(kiosk);
    trial.hub.manners = "well";
    await begin();
    await vi.waitFor(() => expect(states()).toEqual(["cancelled"]), { timeout: 3_000 });
    expect(trial.printer.totalPapers()).toBe(0);
  });

  it("keeps a number whose paper was begun, and brings the paper at its next start", async () => {
    const kiosk = doomedKiosk();
    trial.hub.onIssue = () => trial.printer.setFault({ stalled: true });
    await vi.waitFor(() => expect(readFileSync(join(trial.folder, "print-journal.jsonl"), "utf8")).toContain("queued"), {
      timeout: 10_000,
    });
    await pullPlug(kiosk);
    expect(trial.printer.totalPapers()).toBe(0);
    trial.printer.setFault({ stalled: false });
    await begin();
    await vi.waitFor(() => expect(trial.printer.papers().at(-1)?.text.join("\n")).toContain("A001"), { timeout: 8_000 });
    expect(states()).toEqual(["waiting"]);
    expect(trial.hub.cancels).toEqual([]);
  });

  it.each([
    ["and would have its paper", false],
    ["and goes without paper", true],
  ])("keeps the number that its customer has seen at that moment, %s", async (_, paperless) => {
    const kiosk = doomedKiosk(`{ paperless: ${String(paperless)}, onIssued: () => process.kill(process.pid, "SIGKILL") }`);
    await new Promise((resolve) => kiosk.once("exit", resolve));
    expect(living()).toHaveLength(1);
    const agent = await begin();
    await vi.waitFor(() => expect(trial.printer.totalPapers()).toBe(paperless ? 0 : 1));
    expect(agent.recentTickets()).toMatchObject([{ ticket: "A001" }]);
    // Whatever the new start gives back, it has asked for by the time that another number is issued.
    await agent.takeTicket(billArrival);
    expect(states()).toEqual(["waiting", "waiting"]);
    expect(trial.hub.cancels).toEqual([]);
  });

  it("brings the paper of a number that nobody may have seen when somebody has loaded paper", async () => {
    const kiosk = doomedKiosk();
    trial.hub.onIssue = () => trial.printer.setFault({ stalled: true });
    await vi.waitFor(() => expect(readFileSync(join(trial.folder, "print-journal.jsonl"), "utf8")).toContain("queued"), {
      timeout: 10_000,
    });
    await pullPlug(kiosk);
    trial.printer.setFault({ stalled: false, paper: "out" });
    await begin({ printerPollMs: 50 });
    await vi.waitFor(() => expect(trial.hub.troubles).toContainEqual(expect.objectContaining({ id: "unprinted-a001", raised: true })), {
      timeout: 8_000,
    });
    trial.printer.setFault({ paper: "ok" });
    await vi.waitFor(() => expect(trial.printer.papers().at(-1)?.text.join("\n")).toContain("A001"), { timeout: 8_000 });
    await vi.waitFor(() => expect(trial.hub.troubles.at(-1)).toMatchObject({ id: "unprinted-a001", raised: false }));
  });

  it("can still reprint what it printed before", async () => {
    const first = await begin();
    const taken = await first.takeTicket(billArrival);
    await first.close();
    const second = await begin();
    expect(await second.reprint(taken.kind === "taken" ? taken.visit.id : ("" as VisitId))).toMatchObject({ kind: "printed", copy: 2 });
  });
});

describe("status", () => {
  it("follows the link, the hall and the printer, and tells of each change", async () => {
    const agent = await begin();
    const changes = vi.fn<() => void>();
    const stop = agent.subscribe(changes);
    expect(agent.status()).toMatchObject({ link: "online", plan: { id: "test-hall" }, view: { day: { state: "open" } }, rate: 1 });
    trial.hub.closeDay();
    await vi.waitFor(() => expect(agent.status().view?.day.state).toBe("closed"));
    expect(changes).toHaveBeenCalled();
    stop();
    changes.mockClear();
    trial.hub.openDay();
    await vi.waitFor(() => expect(agent.status().view?.day.state).toBe("open"));
    expect(changes).not.toHaveBeenCalled();
  });

  it("logs numbers and ids, and nothing of the person", async () => {
    const agent = await begin();
    trial.hub.vip = true;
    await agent.identify("phone", "13800138000");
    await agent.takeTicket({ ...billArrival, tier: "vip" });
    const logged = JSON.stringify([logger.info.mock.calls, logger.warn.mock.calls, logger.error.mock.calls]);
    expect(logged).toContain("V001");
    expect(logged).not.toMatch(/138|vip|standard/);
  });
});
