// Finds what the kiosk shows to the hub: the token it was given, one that a demo hall hands out, or a key of its own, for which it enrols.

import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { enrol } from "@hallflow/hub-client";
import type { AgentLogger } from "./agent/agent-logger.ts";
import type { DoorState } from "./bridge.ts";

const askAgainMs = 1_000;

export interface TokenSource {
  readonly hubUrl: string;
  readonly given: string | null;
  readonly device: string;
  /** Where what the hub handed out is kept: a token for a start at which the hub is away, or this kiosk's own key. */
  readonly keptIn: string;
  readonly logger: AgentLogger;
  readonly signal: AbortSignal;
  /** Hears what is in the way. */
  readonly tell: (door: DoorState) => void;
}

/** What a key begins with, and the token of a demo hall does not. */
const keyPrefix = "d_";

/** Waits for the hub when it must be asked, and for a manager when this kiosk must be enrolled. */
export async function kioskToken(source: TokenSource): Promise<string> {
  const { hubUrl, given, keptIn, logger, signal, tell } = source;
  if (given !== null) return given;
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(new URL("/api/session/kiosk", hubUrl), { signal }).catch(() => null);
    signal.throwIfAborted();
    if (answer?.status === 403) {
      const own = await readFile(keptIn, "utf8").catch(() => "");
      return own.startsWith(keyPrefix) ? own : keep(await enrolKiosk(source), keptIn, logger);
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
    tell({ step: "away" });
    if (attempt === 0) logger.info("waiting for the hub");
    await pause(askAgainMs, undefined, { signal });
  }
}

/** Says its code on the screen, and where whoever sets the kiosk up from afar can read it, until a manager has typed it. */
function enrolKiosk({ hubUrl, device, logger, signal, tell }: TokenSource): Promise<string> {
  const hub = hubUrl.replace(/\/$/, "");
  let code = "";
  return enrol(
    { hub, kind: "kiosk", device },
    (at) => {
      if (at.step === "code" && at.code !== code) {
        ({ code } = at);
        logger.warn({ code }, "this kiosk is not enrolled: a manager types the code at /manage, Devices and staff");
        process.stderr.write(
          `设备码 · device code   ${code.slice(0, 3)} ${code.slice(3)}   (${hub}/manage → 设备与人员 · Devices and staff)\n`,
        );
      }
      tell(code === "" ? { step: "away" } : { step: "code", code, hubAway: at.step === "away" });
    },
    signal,
  );
}

async function keep(token: string, keptIn: string, logger: AgentLogger): Promise<string> {
  await writeFile(keptIn, token, { mode: 0o600 }).catch((error: unknown) =>
    logger.warn({ err: error }, "the token could not be kept for a start without the hub"),
  );
  return token;
}
