import { describe, expect, it } from "vitest";
import { Allowance } from "./allowance.ts";

describe("what one connection may ask", () => {
  it("is a burst, then a steady flow", () => {
    const allowance = new Allowance(0);
    const heard = (now: number, times: number) => Array.from({ length: times }, () => allowance.spend(now)).filter(Boolean).length;
    expect(heard(0, 1_000)).toBe(300);
    expect(heard(1_000, 1_000)).toBe(40);
    expect(heard(1_010, 10)).toBe(0);
    expect(heard(1_000_000, 1_000)).toBe(300);
  });
});
