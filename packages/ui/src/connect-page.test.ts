import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Page, connectPage, tokenKey } from "./connect-page.ts";

const words = { zh: "此页面需要访问令牌。", en: "This page needs an access token." };
let stored: Map<string, string>;
let close: (() => void) | null = null;

/** The hub's answer to the question for a token; a thrown error is a hub that is away. */
let answer: () => Response;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
  // Port 9 discards: nothing answers there, and a client simply goes on trying.
  vi.stubGlobal("location", { origin: "http://127.0.0.1:9" });
  vi.stubGlobal("fetch", () => new Promise((resolve) => resolve(answer())));
});
afterEach(() => {
  close?.();
  vi.unstubAllGlobals();
});

function open(): Page {
  const page = connectPage({ view: "teller", device: "teller-test" });
  close = page.open();
  return page;
}
const away = (): Response => {
  throw new TypeError("fetch failed");
};
const given = (token: string) => () => Response.json({ token });
const refused = () => Response.json({ words }, { status: 403 });

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
    expect(stored.has(tokenKey)).toBe(false);
  });

  it("asks a person in any other hall, in the hub's words, and remembers the answer", async () => {
    answer = refused;
    const page = open();
    await expect.poll(() => page.state()).toEqual({ step: "token", words });
    page.giveToken("from-the-administrator");
    expect(page.state().step).toBe("linked");
    expect(stored.get(tokenKey)).toBe("from-the-administrator");
  });

  it("uses what a person gave before", async () => {
    stored.set(tokenKey, "from-the-administrator");
    answer = refused;
    const page = open();
    await expect.poll(() => page.state().step).toBe("linked");
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
