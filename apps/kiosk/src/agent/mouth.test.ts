// A kiosk whose printer holds the ticket in its mouth: what its screens and staff are told of it, over a restart too.

import { type PrinterProfile, printerProfiles } from "@hallflow/printer";
import { type VirtualPrinter, startVirtualPrinter } from "@hallflow/printer/virtual";
import { afterEach, expect, it, vi } from "vitest";
import { agentTrial, arrival } from "./agent-trial.fixture.ts";
import type { Agent } from "./agent-contract.ts";

const trial = agentTrial();
const { presenter } = printerProfiles["presenter-80"];
const profile: PrinterProfile = {
  ...printerProfiles["presenter-80"],
  text: "resident",
  presenter: { ...presenter, stayMs: 1_200, warnMs: 1_000 },
};

const printers: VirtualPrinter[] = [];
afterEach(() => Promise.all(printers.splice(0).map((printer) => printer.stop())));

async function mouthPrinter(): Promise<VirtualPrinter> {
  const printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 200, profile });
  printers.push(printer);
  return printer;
}

async function begin(paper: VirtualPrinter): Promise<Agent> {
  const agent = await trial.begin({ printer: paper.address, printerProfile: profile, printerTimings: { mouthMs: 20 } });
  await vi.waitFor(() => expect(agent.status().view).not.toBeNull());
  return agent;
}

const untaken = () => trial.hub.troubles.filter(({ id }) => id === "untaken-a001");

it("tells the screens that the ticket is there to take, and that it was taken", async () => {
  const paper = await mouthPrinter();
  const agent = await begin(paper);
  const taken = await agent.takeTicket(arrival());
  expect(taken).toMatchObject({ print: { kind: "printed", presented: true } });
  const visit = taken.kind === "taken" ? taken.visit.id : null;
  expect(agent.status().mouth).toEqual({ visit, copy: 1, state: "presented" });
  paper.take();
  await vi.waitFor(() => expect(agent.status().mouth).toEqual({ visit, copy: 1, state: "taken" }));
  expect(untaken()).toEqual([]);
});

it("tells staff of a ticket that was drawn back, keeps its number, and is done with it once it is reprinted", async () => {
  const paper = await mouthPrinter();
  const agent = await begin(paper);
  const seen: unknown[] = [];
  agent.subscribe(() => seen.push(agent.status().mouth?.state));
  const taken = await agent.takeTicket(arrival());
  await vi.waitFor(() => expect(agent.status().mouth?.state).toBe("retracted"), { timeout: 5_000 });
  expect(seen).toContain("going-back");
  await vi.waitFor(() => expect(untaken()).toEqual([expect.objectContaining({ raised: true, severity: "notice" })]));
  expect([...trial.hub.hall.visits.values()].map(({ state }) => state)).toEqual(["waiting"]);
  if (taken.kind !== "taken") throw new Error("no number was taken");
  expect(await agent.reprint(taken.visit.id)).toMatchObject({ kind: "printed", copy: 2 });
  await vi.waitFor(() => expect(untaken().at(-1)).toMatchObject({ raised: false }));
});

it("settles after a restart what the mouth held before", async () => {
  const paper = await mouthPrinter();
  const first = await begin(paper);
  await first.takeTicket(arrival());
  await first.close();
  const second = await begin(paper);
  await vi.waitFor(() => expect(second.status().mouth?.state).toBe("retracted"), { timeout: 5_000 });
  await vi.waitFor(() => expect(untaken()).toHaveLength(1));
  expect(paper.papers().map(({ where }) => where)).toEqual(["retracted"]);
});
