import { describe, expect, it } from "vitest";
import type { KioskStatus } from "../../bridge.ts";
import { screenPlan } from "../../agent/kiosk-status.ts";
import { smallPlan } from "../../agent/fake-hub.fixture.ts";
import { unavailability } from "./unavailable.tsx";

const asUsual = { mode: "normal", modeReason: null, modeSince: null } as const;
const words = { zh: "中", en: "en" };
const noPaper = { kind: "paper-out", blocks: true, words } as const;
const plan = screenPlan({ ...smallPlan, openingHours: { ...smallPlan.openingHours, monday: ["08:30", "18:00"], tuesday: null } });
const monday = Date.parse("2026-03-02T02:24:00Z");
const tuesday = monday + 86_400_000;
const well: KioskStatus = {
  device: "kiosk-t",
  link: "online",
  refusal: null,
  time: { at: monday, rate: 1 },
  day: { state: "open", day: "2026-03-02", closesAt: null, ...asUsual },
  outlook: null,
  printer: { kind: "ready", blocks: false, words },
  mouth: null,
  offlineReady: false,
  paused: false,
  neighbour: null,
  switches: null,
  runtime: null,
};
const day = (state: "closed" | "last-tickets") => ({ state, day: null, closesAt: null, ...asUsual });
const paused = (mode: "suspended" | "evacuation") => ({ ...day("last-tickets"), state: "open" as const, mode });
const why = (change: Partial<KioskStatus>, now = monday) => unavailability({ ...well, ...change }, plan, now);

describe("the start", () => {
  it("names the other machine where one is known, and gives way to staff and to an emergency", () => {
    const neighbour = { zh: "门口的取号机", en: "the machine by the door" };
    expect(why({ printer: noPaper, neighbour })?.hint.zh).toContain("门口的取号机");
    expect(why({ paused: true, neighbour })).toMatchObject({
      kind: "out-of-use",
      hint: { en: expect.stringContaining("by the door") as string },
    });
    const mode = (named: "evacuation") => ({ ...well.day, mode: named }) as typeof well.day;
    expect(why({ day: mode("evacuation"), paused: true, link: "offline" })?.kind).toBe("evacuation");
  });

  it("is open without the hub, as long as this kiosk has numbers of its own", () => {
    expect(why({ link: "offline" })?.kind).toBe("hub-away");
    expect(why({ link: "offline", offlineReady: true })).toBeNull();
    expect(why({ link: "refused", offlineReady: true })?.kind).toBe("refused");
    expect(why({ link: "offline", offlineReady: true, printer: noPaper })?.kind).toBe("printer");
  });

  it("is open while everything is well, and while the paper only nears its end", () => {
    expect(why({})).toBeNull();
    expect(why({ printer: { kind: "paper-near-end", blocks: false, words } })).toBeNull();
  });

  it.each([
    ["the printer cannot print", { printer: noPaper }, "printer"],
    ["the tickets of the day are given out", { day: day("last-tickets") }, "stopped"],
    ["the hall is suspended", { day: paused("suspended") }, "paused"],
    ["the hall is evacuated", { day: paused("evacuation") }, "evacuation"],
    ["the hall is closed", { day: day("closed") }, "closed"],
    ["the hub is away", { link: "offline" }, "hub-away"],
    ["the hub has not said anything yet", { day: null }, "hub-away"],
    ["the hub refuses this kiosk", { link: "refused", refusal: words, day: null }, "refused"],
  ] as const)("says so when %s", (_, change, kind) => {
    expect(why(change)?.kind).toBe(kind);
  });

  it("names the deepest trouble first: a closed hall is not sent for paper", () => {
    expect(why({ day: day("closed"), printer: noPaper })?.kind).toBe("closed");
    expect(why({ link: "offline", day: day("closed"), printer: noPaper })?.kind).toBe("hub-away");
  });

  it("tells the hours of today, in the hall's own day", () => {
    expect(why({ day: day("closed") })?.hint.zh).toBe("营业时间 08:30–18:00");
    expect(why({ day: day("closed") }, tuesday)?.hint.en).toBe("Closed all day today");
    // Still Monday at the device, Tuesday in the hall.
    expect(why({ day: day("closed") }, Date.parse("2026-03-02T16:30:00Z"))?.hint.en).toBe("Closed all day today");
  });
});
