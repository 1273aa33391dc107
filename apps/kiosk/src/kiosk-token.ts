// Finds the token that the kiosk shows to the hub: the one it was given, or in a demo hall the one that the hub hands out.

import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { AgentLogger } from "./agent/agent-logger.ts";
import { LaunchError } from "./launch-settings.ts";

const askAgainMs = 1_000;

export interface TokenSource {
  readonly hubUrl: string;
  readonly given: string | null;
  /** Where the token that the hub handed out is kept, for a start at which the hub is away. */
  readonly keptIn: string;
  readonly logger: AgentLogger;
  readonly signal?: AbortSignal;
}

/** Waits for the hub when it must be asked. Rejects with LaunchError when the hub says that this hall wants a token of its own. */
export async function kioskToken({ hubUrl, given, keptIn, logger, signal }: TokenSource): Promise<string> {
  if (given !== null) return given;
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(new URL("/api/session/kiosk", hubUrl), { signal: signal ?? null }).catch(() => null);
    signal?.throwIfAborted();
    if (answer?.status === 403) {
      throw new LaunchError(
        "请把 HALL_TOKEN 设为主机数据文件夹 tokens.json 中 kiosk 一项的令牌。\nSet HALL_TOKEN to the token named kiosk in tokens.json, in the hub's data folder.",
      );
    }
    if (answer?.ok) {
      const { token } = (await answer.json()) as { token?: unknown };
      if (typeof token === "string") return keep(token, keptIn, logger);
    }
    const kept = await readFile(keptIn, "utf8").catch(() => "");
    if (kept !== "") {
      logger.warn("the hub is away: starting with what is known of it");
      return kept;
    }
    if (attempt === 0) logger.info("waiting for the hub");
    await pause(askAgainMs, undefined, { signal });
  }
}

async function keep(token: string, keptIn: string, logger: AgentLogger): Promise<string> {
  await writeFile(keptIn, token, { mode: 0o600 }).catch((error: unknown) =>
    logger.warn({ err: error }, "the token could not be kept for a start without the hub"),
  );
  return token;
}
