// How a device without a key gets one: it shows the code that the hub gave it, until a manager has typed that code.

import type { DeviceKind } from "@hallflow/queue-core";

/** Where an enrolment stands: the hub does not answer, or a person must type this code. */
export type EnrolmentState = { readonly step: "away" } | { readonly step: "code"; readonly code: string };

interface Asked {
  readonly claim: string;
  readonly code: string;
}

const lookAgainMs = 2_000;
const timeoutMs = 4_000;

/** Resolves to this device's key, however long a person takes; tells of every change. Rejects only when `ended` does. */
export async function enrol(
  { hub, kind, device }: { readonly hub: string; readonly kind: DeviceKind; readonly device: string },
  tell: (state: EnrolmentState) => void,
  ended: AbortSignal,
): Promise<string> {
  let asked: Asked | null = null;
  for (;;) {
    ended.throwIfAborted();
    const answer: unknown = asked
      ? await request(`${hub}/api/enrolments/${asked.claim}`, null, ended)
      : await request(`${hub}/api/enrolments`, { kind, device }, ended);
    if (answer === "away") tell({ step: "away" });
    else if (answer === "forgotten") asked = null;
    else if (hasKey(answer)) return answer.key;
    else if (isAsked(answer)) asked = answer;
    if (asked && answer !== "away") tell({ step: "code", code: asked.code });
    await pause(lookAgainMs, ended);
  }
}

const hasKey = (answer: unknown): answer is { key: string } => typeof (answer as { key?: unknown } | null)?.key === "string";
const isAsked = (answer: unknown): answer is Asked => typeof (answer as { claim?: unknown } | null)?.claim === "string";

/** A code that has grown too old, or that a manager refused, is forgotten: the device asks for another. */
async function request(url: string, body: object | null, ended: AbortSignal): Promise<unknown> {
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(timeoutMs)]);
    const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
    const response = await fetch(url, { signal, ...(body ? post : {}) });
    if (response.status === 404) return "forgotten";
    return response.ok ? await response.json() : "away";
  } catch {
    return "away";
  }
}

function pause(ms: number, ended: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    ended.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
