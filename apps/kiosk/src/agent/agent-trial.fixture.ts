// An agent on trial: a hub that can misbehave, a virtual printer and a folder of its own, made before each test and gone after it.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type VirtualPrinter, startVirtualPrinter } from "@hallflow/printer/virtual";
import type { Arrival, ServiceId } from "@hallflow/queue-core";
import { afterEach, beforeEach, vi } from "vitest";
import type { Agent, AgentOptions } from "./agent-contract.ts";
import { createAgent } from "./agent.ts";
import { type FakeHub, startFakeHub } from "./fake-hub.fixture.ts";

/** Short enough for a test to wait for, in the proportions of the real ones. */
export const quick = { answerMs: 400, keptMs: 300, secondLookMs: 200 };

type Log = (...said: unknown[]) => void;

export const arrival = (change: Partial<Arrival> = {}): Arrival => ({
  errands: ["explain-bill" as ServiceId],
  tier: "standard",
  needs: [],
  channel: "kiosk",
  language: "zh",
  declinedSelfService: false,
  ...change,
});

export interface AgentTrial {
  hub: FakeHub;
  printer: VirtualPrinter;
  folder: string;
  readonly logger: Record<"info" | "warn" | "error", ReturnType<typeof vi.fn<Log>>>;
  /** What an agent is made with here, but for what a test changes. */
  options(): AgentOptions;
  /** Makes an agent, which is closed after the test. */
  begin(change?: Partial<AgentOptions>): Promise<Agent>;
}

/** For the top of a test file: `usual` is what its agents are made with. */
export function agentTrial(usual: Partial<AgentOptions> = {}, prepare: (hub: FakeHub) => void = () => undefined): AgentTrial {
  const agents: Agent[] = [];
  const logger = { info: vi.fn<Log>(), warn: vi.fn<Log>(), error: vi.fn<Log>() };
  const trial = {
    logger,
    options: () => ({
      hubUrl: trial.hub.url,
      token: trial.hub.token,
      device: "kiosk-t",
      printer: trial.printer.address,
      printerPollMs: 0,
      dataDir: trial.folder,
      logger,
      timings: quick,
      ...usual,
    }),
    async begin(change = {}) {
      const agent = await createAgent({ ...trial.options(), ...change });
      agents.push(agent);
      return agent;
    },
  } as AgentTrial;
  beforeEach(async () => {
    trial.folder = mkdtempSync(join(tmpdir(), "hallflow-agent-"));
    trial.hub = await startFakeHub();
    prepare(trial.hub);
    trial.printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 200 });
    vi.clearAllMocks();
  });
  afterEach(async () => {
    await Promise.all(agents.splice(0).map((agent) => agent.close()));
    await trial.hub.stop();
    await trial.printer.stop();
    rmSync(trial.folder, { recursive: true, force: true });
  });
  return trial;
}
