import type { PrintJournalEntry } from "@hallflow/printer";
import type { JournalEvent } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { type Witness, judge } from "./judge.ts";
import { type Strip, numbersOn } from "./paper.ts";
import { accounts } from "./records.ts";

const visit = "5f0c1a52-3f1e-4d6a-9d3b-000000000001";
const at = "2026-03-02T02:24:00.000Z";
const issued = { type: "ticket-issued", at: 0, visit, ticket: "A001", token: "tok" } as unknown as JournalEvent;
const cancelled = { type: "visit-ended", at: 0, visit, end: "cancelled" } as unknown as JournalEvent;
const queued = { kind: "queued", jobId: visit, at } as PrintJournalEntry;
const kept = { kind: "kept", jobId: visit, at } as PrintJournalEntry;
const sending = (copy: number): PrintJournalEntry => ({ kind: "sending", jobId: visit, at, copy });
const ended = (outcome: "printed" | "blocked" | "unknown", copy = 1): PrintJournalEntry => ({
  kind: "ended",
  jobId: visit,
  at,
  copy,
  outcome,
  reason: "",
});
const strip = (copy: number, code = "http://hall/t/tok"): Strip => ({ on: "paper 1", numbers: [{ ticket: "A001", copy }], codes: [code] });
const saw = (said: Witness["said"]): Witness => ({ fault: "", shown: { visit, ticket: "A001" }, said, why: "" });

/** What is found, by name. */
function found(witnesses: Witness[], events: JournalEvent[], journal: PrintJournalEntry[], strips: Strip[]): string[] {
  const verdict = judge(witnesses, accounts(events, [journal]), strips);
  return Object.entries(verdict).flatMap(([name, all]) => (Array.isArray(all) && all.length > 0 ? [name] : []));
}

describe("screens, papers and records", () => {
  it.each([
    ["a ticket that was printed", [saw("printed")], [issued], [queued, sending(1), ended("printed")], [strip(1)]],
    [
      "a copy that follows one that broke",
      [saw("gone")],
      [issued],
      [queued, sending(1), sending(2), ended("printed", 2)],
      [{ ...strip(1), codes: [] }, strip(2)],
    ],
    ["a number without paper", [saw("not-printed")], [issued], [kept], []],
    ["a number that nobody saw and that was given back", [], [issued, cancelled], [], []],
    ["paper out", [saw("not-printed")], [issued], [queued, ended("blocked")], []],
  ])("agree about %s", (_, witnesses, events, journal, strips) => {
    expect(found(witnesses, events, journal, strips)).toEqual([]);
  });

  it.each([
    ["a number that was neither printed nor shown", [], [issued], [queued, ended("blocked")], [], "neverPrintedNorShown"],
    ["a number on a screen that was given back", [saw("gone")], [issued, cancelled], [], [], "neverPrintedNorShown"],
    [
      "a second paper without a mark",
      [saw("printed")],
      [issued],
      [queued, sending(1), sending(1), ended("printed")],
      [strip(1), strip(1)],
      "unmarkedTwice",
    ],
    [
      "a paper that no record speaks of",
      [saw("printed")],
      [issued],
      [queued, sending(1), ended("printed")],
      [strip(1), strip(2)],
      "unexplained",
    ],
    ["a job without an end", [saw("gone")], [issued], [queued, sending(1)], [strip(1)], "unexplained"],
    ["a number of which no record says what became of its paper", [saw("gone")], [issued], [], [], "unexplained"],
    ["a printed ticket that is on no paper", [saw("printed")], [issued], [queued, sending(1), ended("printed")], [], "contradictions"],
    ["a number that the hub does not have", [saw("printed")], [], [], [], "contradictions"],
    ["a paper that is nobody's", [], [], [], [strip(1)], "contradictions"],
    [
      "another number's code",
      [saw("printed")],
      [issued],
      [queued, sending(1), ended("printed")],
      [strip(1), strip(2, "http://hall/t/x")],
      "contradictions",
    ],
  ])("betray %s", (_, witnesses, events, journal, strips, name) => {
    expect(found(witnesses, events, journal, strips)).toContain(name);
  });
});

describe("a paper", () => {
  it("has each number with the mark right over it, also where a ticket broke off", () => {
    expect(
      numbersOn(["Hall", "补打 REPRINT", "", "A001", "Hall", "A002", "补打 REPRINT", "Hall", "补打 REPRINT 2", "V013", "A00"]),
    ).toEqual([
      { ticket: "A001", copy: 2 },
      { ticket: "A002", copy: 1 },
      { ticket: "V013", copy: 3 },
    ]);
  });
});
