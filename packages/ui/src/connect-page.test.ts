import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Page, connectPage, keyName, sessionName } from "./connect-page.ts";

const words = { zh: "姓名或密码不正确。", en: "The name or the password is not right." };
let stored: Map<string, string>;
let untilClosed: Map<string, string>;
let close: (() => void) | null = null;

/** The hub's answer at its door, by path; a thrown error is a hub that is away. */
let answer: (path: string) => Response;

beforeEach(() => {
  stored = new Map();
  untilClosed = new Map();
  const storage = (map: Map<string, string>) => ({
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  });
  vi.stubGlobal("localStorage", storage(stored));
  vi.stubGlobal("sessionStorage", storage(untilClosed));
  // Port 9 discards: nothing answers there, and a client simply goes on trying.
  vi.stubGlobal("location", { origin: "http://127.0.0.1:9" });
  vi.stubGlobal("fetch", (url: string) => new Promise((resolve) => resolve(answer(url.replace("http://127.0.0.1:9", "")))));
});
afterEach(() => {
  close?.();
  vi.unstubAllGlobals();
});

function open(view: "teller" | "manager" = "teller"): Page {
  const page = connectPage({ view, device: "page-test" });
  close = page.open();
  return page;
}
const away = (): Response => {
  throw new TypeError("fetch failed");
};
const given = (token: string) => () => Response.json({ token });
/** A hall that lets nobody in unknown: `code` is typed by a manager once `isApproved`. */
const closedHall =
  ({ needsSetUp = false, isApproved = (): boolean => false } = {}) =>
  (path: string): Response => {
    if (path.startsWith("/api/session/")) return Response.json({ needsSetUp }, { status: 403 });
    if (path === "/api/enrolments") return Response.json({ claim: "claim", code: "482193" }, { status: 201 });
    if (path === "/api/enrolments/claim") return Response.json(isApproved() ? { state: "approved", key: "the-key" } : { state: "waiting" });
    if (path === "/api/set-up") return Response.json({ key: "first-key", session: "first-session" }, { status: 201 });
    return Response.json({ words }, { status: 401 });
  };

describe("a page that connects", () => {
  it("does nothing before it is opened", () => {
    const asked = vi.fn<() => Response>(away);
    answer = asked;
    expect(connectPage({ view: "teller", device: "teller-test" }).state()).toEqual({ step: "asking", hubAway: false });
    expect(asked).not.toHaveBeenCalled();
  });

  it("links with the token of a trial hall", async () => {
    answer = given("demo-token");
    const page = open();
    await expect.poll(() => page.state().step).toBe("linked");
    expect(stored.size).toBe(0);
  });

  it("shows a code in any other hall until a manager has typed it, and remembers its key", async () => {
    let isApproved = false;
    answer = closedHall({ isApproved: () => isApproved });
    const page = open();
    await expect.poll(() => page.state()).toEqual({ step: "enrol", code: "482193", hubAway: false });
    isApproved = true;
    await expect.poll(() => page.state().step, { timeout: 5_000 }).toBe("linked");
    expect(stored.get(keyName("teller"))).toBe("the-key");
  });

  it("uses the key that it was given before", async () => {
    stored.set(keyName("teller"), "the-key");
    answer = closedHall();
    const page = open();
    await expect.poll(() => page.state().step).toBe("linked");
  });

  it("offers the manager of a new hall to set it up, or to enrol like any other device", async () => {
    answer = closedHall({ needsSetUp: true });
    const page = open("manager");
    await expect.poll(() => page.state()).toEqual({ step: "set-up", words: null });
    await page.setUp("code", "站长", "password");
    expect(page.state().step).toBe("linked");
    expect([stored.get(keyName("manager")), untilClosed.get(sessionName("manager"))]).toEqual(["first-key", "first-session"]);
    stored.clear();
    const other = open("manager");
    await expect.poll(() => other.state().step).toBe("set-up");
    other.skipSetUp();
    await expect.poll(() => other.state().step).toBe("enrol");
  });

  it("says in the hub's words why a sign-in was refused", async () => {
    stored.set(keyName("teller"), "the-key");
    answer = closedHall();
    const page = open();
    await page.signIn("赵敏", "guess");
    expect(page.state()).toEqual({ step: "sign-in", words });
  });

  it("says that the hub is away, and goes on by itself once it is there", async () => {
    answer = away;
    const page = open();
    await expect.poll(() => page.state()).toEqual({ step: "asking", hubAway: true });
    answer = given("demo-token");
    await expect.poll(() => page.state().step, { timeout: 5_000 }).toBe("linked");
  });

  it("takes what is no token from a stranger on the port for a hub that is away", async () => {
    answer = () => new Response("<html></html>", { headers: { "content-type": "text/html" } });
    const page = open();
    await expect.poll(() => page.state()).toEqual({ step: "asking", hubAway: true });
  });
});
