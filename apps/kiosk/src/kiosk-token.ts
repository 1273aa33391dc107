// Finds the token that the kiosk shows to the hub: the one it was given, or in a demo hall the one that the hub hands out.

import { setTimeout as pause } from "node:timers/promises";
import type { AgentLogger } from "./agent/agent-logger.ts";
import { LaunchError } from "./launch-settings.ts";

const askAgainMs = 1_000;

/** Waits for the hub when it must be asked. Rejects with LaunchError when the hub says that this hall wants a token of its own. */
export async function kioskToken(hubUrl: string, given: string | null, logger: AgentLogger, signal?: AbortSignal): Promise<string> {
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
      if (typeof token === "string") return token;
    }
    if (attempt === 0) logger.info("waiting for the hub");
    await pause(askAgainMs, undefined, { signal });
  }
}
