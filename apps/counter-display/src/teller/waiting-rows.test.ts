import type { CounterId, ServiceId, StaffId, TellerView } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { Rehearsal } from "../rehearsal/rehearsal.ts";
import { laneGroups, pressure, reservedFor, shareRows } from "./waiting-rows.ts";

const two = "2" as CounterId;
const look = (rehearsal: Rehearsal): TellerView => rehearsal.teller(two).state().push?.view as TellerView;

describe("rows of who waits", () => {
  it("shows everybody where there is room", () => {
    expect(
      shareRows(
        [
          { count: 3, listed: 3 },
          { count: 2, listed: 2 },
        ],
        10,
      ),
    ).toEqual([3, 2]);
  });

  it("shows each lane's longest wait before any lane's second, and leaves a row for how many more", () => {
    const groups = [
      { count: 50, listed: 40 },
      { count: 50, listed: 40 },
      { count: 1, listed: 1 },
    ];
    expect(shareRows(groups, 9)).toEqual([3, 3, 1]);
    expect(shareRows(groups, 5)).toEqual([1, 1, 1]);
  });

  it("says how many more beyond those that the hub lists", () => {
    expect(shareRows([{ count: 100, listed: 40 }], 60)).toEqual([40]);
  });

  it("never uses more rows than there are, for any crowd", () => {
    for (let room = 4; room < 30; room++) {
      for (const counts of [
        [0, 0, 0],
        [1, 2, 3],
        [9, 9, 9],
        [0, 80, 3],
        [200, 200, 200],
      ]) {
        const groups = counts.map((count) => ({ count, listed: Math.min(count, 40) }));
        const shown = shareRows(groups, room);
        const used = groups.reduce((sum, { count }, i) => sum + (shown[i] ?? 0) + (count > (shown[i] ?? 0) ? 1 : 0), 0);
        expect(used).toBeLessThanOrEqual(Math.max(room, counts.filter(Boolean).length));
      }
    }
  });
});

describe("lanes on the console", () => {
  it("begin with those that this counter serves, in its own order, longest wait first", () => {
    const rehearsal = new Rehearsal();
    const first = rehearsal.ticket();
    rehearsal.pass(60_000);
    const second = rehearsal.ticket();
    const groups = laneGroups(look(rehearsal), rehearsal.plan, { counter: two, lanes: ["experience", "basic"] });
    expect(groups.map(({ lane, isMine }) => [lane.letter, isMine])).toEqual([
      ["E", true],
      ["A", true],
      ["V", false],
    ]);
    expect(groups[1]?.visits.map(({ id }) => id)).toEqual([first, second]);
  });

  it("sets apart who was sent to this counter, and counts nobody twice", () => {
    const rehearsal = new Rehearsal();
    rehearsal.ticket();
    rehearsal.ticket();
    for (const counter of ["1", "2"] as CounterId[]) rehearsal.do({ type: "sign-in", counter, staff: `W${counter}` as StaffId });
    rehearsal.do({ type: "call-next", counter: "1" as CounterId });
    rehearsal.do({ type: "transfer", counter: "1" as CounterId, destination: { to: "counter", counter: two } });
    const view = look(rehearsal);
    expect(reservedFor(view, two).map(({ ticket }) => ticket)).toEqual(["A001"]);
    const [basic] = laneGroups(view, rehearsal.plan, { counter: two, lanes: ["basic"] });
    expect(basic?.visits.map(({ ticket }) => ticket)).toEqual(["A002"]);
    expect(basic?.count).toBe(1);
  });

  it("knows more wait than the hub lists", () => {
    const rehearsal = new Rehearsal();
    for (let i = 0; i < 70; i++) rehearsal.ticket({ errands: ["family" as ServiceId] });
    const [basic] = laneGroups(look(rehearsal), rehearsal.plan, { counter: two, lanes: ["basic"] });
    expect(basic?.visits.length).toBe(40);
    expect(basic?.count).toBe(70);
  });
});

describe("a wait against its target", () => {
  it("is near from 80 % and over past the target", () => {
    expect([7.9, 8, 10, 10.1].map((minutes) => pressure(minutes * 60_000, 10))).toEqual(["within", "near", "near", "over"]);
  });
});
