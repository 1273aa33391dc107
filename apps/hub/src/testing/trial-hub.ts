// A hub for tests: the demo hall on a free port, in a data folder of its own that goes when the test does.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type HallPlan, type Role, roleSchema } from "@hallflow/queue-core";
import { pino } from "pino";
import { readHallFile } from "../hall-file.ts";
import { type Hub, startHub } from "../hub.ts";
import { readSettings } from "../settings.ts";

const demoHall = fileURLToPath(new URL("../../../../halls/demo/hall.yaml", import.meta.url));

/** The demo hall's plan, changed as a test wants it. */
export function demoPlan(change: Partial<HallPlan> = {}): HallPlan {
  const read = readHallFile(demoHall);
  if ("mistakes" in read) throw new Error("the demo hall file has mistakes");
  return { ...read.plan, ...change };
}

export interface TrialHub extends Hub {
  readonly tokens: Readonly<Record<Role, string>>;
  readonly folder: string;
  /** Asks the hub over HTTP as a role; the body is sent as JSON. */
  call(
    role: Role | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown }>;
  /** Stops the hub and keeps its folder, for one that starts on it again. */
  halt(): Promise<void>;
}

export interface TrialOptions {
  readonly folder?: string;
  readonly plan?: HallPlan;
  /** Settings as the environment gives them, over those of a trial. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears every line that the hub logs, however small. */
  readonly log?: (line: string) => void;
}

export async function startTrialHub({
  folder = mkdtempSync(join(tmpdir(), "hallflow-hub-")),
  plan = demoPlan(),
  settings: environment = {},
  log,
}: TrialOptions = {}): Promise<TrialHub> {
  const settings = readSettings({ HALL_PORT: "0", HALL_DATA: folder, HALL_CONFIG: demoHall, ...environment });
  const hub = await startHub(settings, plan, "0.0.0", log ? pino({ level: "trace" }, { write: log }) : pino({ level: "silent" }));
  const tokens = Object.fromEntries(roleSchema.options.map((role) => [role, hub.inside.access.tokens.tokenOf(role)])) as Record<
    Role,
    string
  >;
  return {
    ...hub,
    tokens,
    folder,
    async call(role, method, path, body, headers = {}) {
      const response = await fetch(hub.address + path, {
        method,
        headers: {
          ...(role ? { authorization: `Bearer ${tokens[role]}` } : {}),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
    },
    halt: () => hub.stop(),
    async stop() {
      await hub.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
