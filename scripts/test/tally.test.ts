// Tries the counting on reports with every kind of trouble.
import { describe, expect, it } from "vitest";
import { add, inWords, nothing, tallyOfPlaywright, tallyOfVitest, withExit } from "./tally.ts";

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };
const playwright = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 2 }, errors: [] };

describe("a tally of vitest's report", () => {
  it("counts tests, and leaves out what did not run", () => {
    expect(tallyOfVitest(vitest)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  });

  it("counts a file that could not be loaded as a failure, and a failed test once", () => {
    const unloaded = { status: "failed", assertionResults: [] };
    const failing = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
    expect(tallyOfVitest({ ...vitest, numFailedTests: 1, testResults: [unloaded, failing] })).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });
});

describe("a tally of Playwright's report", () => {
  it("counts tests", () => {
    expect(tallyOfPlaywright(playwright)).toEqual({ passed: 4, failed: 0, skipped: 2 });
  });

  it("takes a flaky test and a trouble outside tests for failures", () => {
    const report = { stats: { ...playwright.stats, unexpected: 1, flaky: 1 }, errors: [{ message: "no tests found" }] };
    expect(tallyOfPlaywright(report)).toEqual({ passed: 4, failed: 3, skipped: 2 });
  });
});

describe("tallies together", () => {
  it("never call a runner that exited with an error a success", () => {
    expect(withExit(nothing, false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(withExit({ passed: 9, failed: 2, skipped: 0 }, false).failed).toBe(2);
    expect(withExit({ passed: 9, failed: 0, skipped: 0 }, true).failed).toBe(0);
  });

  it("add up to the closing line", () => {
    expect(inWords(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 }))).toBe("11 passed, 22 failed");
  });
});
