// What a page asks at the hub's door before it is let in.

import type { Words } from "@hallflow/queue-core";

export type TokenAnswer =
  | { readonly kind: "given"; readonly token: string }
  | { readonly kind: "not-given"; readonly needsSetUp: boolean }
  | { readonly kind: "away" };

type Refused = { readonly kind: "refused"; readonly words: Words };

const timeoutMs = 4_000;
/** A password is hashed slowly on purpose, and others may be before this one. */
const passwordTimeoutMs = 10_000;
const away: Words = { zh: "暂时连接不上营业厅主机，请稍后再试。", en: "The hall's hub cannot be reached. Please try again shortly." };

/** The token that a trial hall gives to every page; any other hall gives none. */
export async function askForToken(view: string, ended: AbortSignal): Promise<TokenAnswer> {
  const { status, body } = await fetchJson(`/api/session/${view}`, null, ended, timeoutMs);
  if (status === 200 && typeof body["token"] === "string") return { kind: "given", token: body["token"] };
  return status === 403 ? { kind: "not-given", needsSetUp: body["needsSetUp"] === true } : { kind: "away" };
}

export async function signIn(
  key: string,
  staff: string,
  password: string,
  ended: AbortSignal,
): Promise<{ readonly kind: "done"; readonly session: string } | Refused> {
  const { body } = await fetchJson("/api/sign-in", { key, staff: staff.trim(), password }, ended, passwordTimeoutMs);
  return typeof body["session"] === "string" ? { kind: "done", session: body["session"] } : refused(body);
}

export async function setUp(
  { device, code, staff, password }: { readonly device: string; readonly code: string; readonly staff: string; readonly password: string },
  ended: AbortSignal,
): Promise<{ readonly kind: "done"; readonly key: string; readonly session: string } | Refused> {
  const { body } = await fetchJson("/api/set-up", { device, code, staff: staff.trim(), password }, ended, passwordTimeoutMs);
  const { key, session } = body;
  return typeof key === "string" && typeof session === "string" ? { kind: "done", key, session } : refused(body);
}

function refused({ mistakes, words }: Record<string, unknown>): Refused {
  const [first] = (mistakes ?? []) as { words?: Words }[];
  return { kind: "refused", words: first?.words ?? (words as Words | undefined) ?? away };
}

/** Status 0 stands for a hub that is starting, or away, or a stranger on its port. */
async function fetchJson(
  url: string,
  content: object | null,
  ended: AbortSignal,
  patienceMs: number,
): Promise<{ status: number; body: Record<string, unknown> }> {
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(patienceMs)]);
    const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(content) };
    const response = await fetch(url, { signal, ...(content ? post : { headers: { accept: "application/json" } }) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  } catch {
    return { status: 0, body: {} };
  }
}
