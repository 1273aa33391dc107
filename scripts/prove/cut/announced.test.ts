import { expect, it } from "vitest";
import { staleOnes } from "./announced.ts";
import type { OpenCall } from "./open-calls.ts";

/** Ten times as fast as a watch: a hall minute is six seconds. */
const speed = 10;
const hallAt = (wall: number) => wall * speed;
const calls: OpenCall[] = [
  { kind: "call", ticket: "A001", counter: "1", from: 10_000, until: 60_000 },
  { kind: "recall", ticket: "A001", counter: "1", from: 40_000, until: 60_000 },
];
const clip = (kind: string, startedAt: number) => ({
  sound: `/voice/${kind}/A001/1/zh.wav`,
  startedAt,
  endedAt: startedAt + 2_000,
  lengthMs: 2_000,
});
const large = (at: number) => ({ at, ticket: "A001", isMissed: false });

it("takes what began while its summons held, its second time included", () => {
  expect(staleOnes(calls, [large(1_050)], [clip("call", 1_200), clip("call", 3_650), clip("recall", 6_500)], hallAt, speed)).toEqual({
    shown: 1,
    spoken: 2,
    stale: [],
  });
});

it.each([
  ["a number that became large when it was over", [large(8_000)], []],
  ["a call that was spoken when it was over", [], [clip("call", 8_000)]],
  ["a call that was spoken before it was made", [], [clip("call", 100)]],
  ["a summons that was never made", [], [clip("missed", 2_000)]],
  ["a call that is said again long after", [], [clip("call", 1_200), clip("call", 9_000)]],
])("finds %s", (_, shown, heard) => expect(staleOnes(calls, shown, heard, hallAt, speed).stale).toHaveLength(1));
