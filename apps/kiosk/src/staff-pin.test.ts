import { describe, expect, it } from "vitest";
import { StaffPin } from "./staff-pin.ts";

/** A PIN at a clock that the test turns. */
function panel(pin: string | null = "2580") {
  let now = 0;
  const staff = new StaffPin(pin, () => now);
  return { staff, pass: (ms: number) => (now += ms) };
}

const keyOf = (staff: StaffPin): string => {
  const opened = staff.unlock("2580");
  return opened.kind === "open" ? opened.key : opened.kind;
};

describe("the floor manager's PIN", () => {
  it("opens for the right digits alone, and for nobody where none is set", () => {
    const { staff } = panel();
    expect(staff.unlock("0852")).toEqual({ kind: "wrong", triesLeft: 4 });
    expect(staff.admits(keyOf(staff))).toBe(true);
    expect(staff.admits("another key")).toBe(false);
    expect(panel(null).staff.unlock("")).toEqual({ kind: "no-pin" });
  });

  it("makes whoever guesses wait, the right digits included", () => {
    const { staff, pass } = panel();
    for (let guess = 0; guess < 4; guess++) staff.unlock("0000");
    expect(staff.unlock("0000")).toEqual({ kind: "locked", seconds: 300 });
    expect(staff.unlock("2580")).toEqual({ kind: "locked", seconds: 300 });
    pass(300_001);
    expect(staff.unlock("2580").kind).toBe("open");
  });

  it("closes by itself, and when it is left", () => {
    const { staff, pass } = panel();
    const key = keyOf(staff);
    pass(100_000);
    expect(staff.admits(key)).toBe(true);
    pass(100_000);
    expect(staff.admits(key)).toBe(true);
    pass(120_001);
    expect(staff.admits(key)).toBe(false);
    const again = keyOf(staff);
    staff.lock();
    expect(staff.admits(again)).toBe(false);
  });
});
