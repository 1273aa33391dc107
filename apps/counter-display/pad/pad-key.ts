// What a call pad shows to the hub: the token of a demo hall, or a key of its own, for which it enrols at the counter where it lies.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { enrol } from "@hallflow/hub-client";
import type { PadLog } from "./counter-pad.ts";

const askAgainMs = 1_000;

export interface PadKeySource {
  readonly hubUrl: string;
  readonly device: string;
  /** Where the pad's own key is kept. */
  readonly file: string;
  readonly log: PadLog;
  readonly signal: AbortSignal;
}

/** Waits for the hub, and for a manager where the pad must be enrolled; a demo hall's token is asked for anew at each start. */
export async function padKey({ hubUrl, device, file, log, signal }: PadKeySource): Promise<string> {
  const hub = hubUrl.replace(/\/$/, "");
  for (let attempt = 0; ; attempt++) {
    const answer = await fetch(`${hub}/api/session/pad`, { signal }).catch(() => null);
    signal.throwIfAborted();
    if (answer?.ok) {
      const { token } = (await answer.json()) as { token?: unknown };
      if (typeof token === "string") return token;
    }
    // A pad that is enrolled need not wait for a hub that is away: its link comes up by itself.
    const kept = await readFile(file, "utf8").catch(() => "");
    if (kept !== "") return kept;
    if (answer?.status === 403) break;
    if (attempt === 0) log.info("waiting for the hub");
    await pause(askAgainMs, undefined, { signal });
  }
  let shown = "";
  const key = await enrol(
    { hub, kind: "pad", device },
    (at) => {
      if (at.step !== "code" || at.code === shown) return;
      shown = at.code;
      log.info(`设备码 · device code   ${shown.slice(0, 3)} ${shown.slice(3)}   (${hub}/manage → 设备与人员 · Devices and staff)`);
    },
    signal,
  );
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, key, { mode: 0o600 });
  return key;
}

/** A key that the hub does not know any more is of no use to anybody. */
export const forgetPadKey = (file: string): Promise<void> => rm(file, { force: true });
