import { describe, expect, it } from "vitest";
import { type NeighbourFacts, liveNeighbour } from "./neighbour.ts";

const written = { zh: "门口的取号机", en: "the machine by the door" };
const left = { zh: "大门左侧的取号机", en: "the ticket machine left of the entrance" };
const right = { zh: "大门右侧的取号机", en: "the ticket machine right of the entrance" };
const own = { device: "kiosk-1", place: left, prints: false };
const facts = (machines: NeighbourFacts["machines"], change: Partial<NeighbourFacts> = {}): NeighbourFacts => ({
  device: "kiosk-1",
  link: "online",
  machines,
  written,
  ...change,
});

describe("the other machine that a screen names", () => {
  it("is one that is there and prints, and never this one", () => {
    expect(
      liveNeighbour(
        facts([
          { ...own, prints: true },
          { device: "kiosk-2", place: right, prints: true },
        ]),
      ),
    ).toBe(right);
  });

  it("is passed over without paper, in favour of one that has some", () => {
    const third = { device: "kiosk-3", place: written, prints: true };
    expect(liveNeighbour(facts([own, { device: "kiosk-2", place: right, prints: false }, third]))).toBe(written);
  });

  it("is none where none prints, whatever was written", () => {
    expect(liveNeighbour(facts([own, { device: "kiosk-2", place: right, prints: false }]))).toBeNull();
    expect(liveNeighbour(facts([own]))).toBeNull();
  });

  it("is the one that was written while the hub is away, for a hub that does not say, and for machines that do not say where they stand", () => {
    expect(liveNeighbour(facts([own], { link: "offline" }))).toBe(written);
    expect(liveNeighbour(facts(undefined))).toBe(written);
    expect(liveNeighbour(facts([own, { device: "kiosk-2", place: null, prints: true }]))).toBe(written);
  });
});
