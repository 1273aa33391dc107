import type { CounterId, Instant, ServiceId } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { type Alarm, alarmsOf } from "./alarms.ts";
import { Rehearsal } from "./rehearsal.ts";

const undecided = { errands: ["undecided" as ServiceId] };
const vip = { tier: "vip" } as const;

/** The alarms of a rehearsal as it stands, `laterMs` after its last view. */
function alarms(hall: Rehearsal, laterMs = 0): Alarm[] {
  const push = hall.link.state().push;
  if (push?.view.role !== "manager") throw new Error("no view");
  const at: Instant = push.time.at;
  return alarmsOf(push.view, hall.plan, at, at + laterMs);
}

const brief = (hall: Rehearsal, laterMs = 0) =>
  alarms(hall, laterMs).map(({ id, severity, remedy }) => `${severity} ${id} ${remedy ? `${remedy.kind} ${remedy.counter}` : "-"}`);

describe("what a floor manager should act on", () => {
  it("is nothing in a hall that keeps its promises", () => {
    const hall = new Rehearsal();
    hall.signIn("1", "李敏");
    hall.ticket();
    hall.serve("1");
    hall.ticket();
    hall.pass(19);
    expect(alarms(hall)).toEqual([]);
  });

  it("is a lane that waits longer than its target, and gravely so from half as much again", () => {
    const hall = new Rehearsal();
    hall.signIn("1", "李敏");
    hall.ticket();
    hall.serve("1");
    hall.ticket();
    hall.pass(21);
    expect(brief(hall)).toEqual(["warning lane-basic open 2"]);
    expect(alarms(hall)[0]?.words).toEqual({
      zh: "综合业务：最久已等 21 分钟，目标 20 分钟，1 位等候",
      en: "General services: longest wait 21 min, target 20, 1 waiting",
    });
    hall.pass(10);
    expect(brief(hall)).toEqual(["critical lane-basic open 2"]);
  });

  it("goes on while no view comes, since waits do too", () => {
    const hall = new Rehearsal();
    hall.signIn("1", "李敏");
    hall.ticket();
    hall.serve("1");
    hall.ticket();
    hall.pass(19);
    expect(brief(hall, 2 * 60_000)).toEqual(["warning lane-basic open 2"]);
  });

  it("is a lane that nobody serves, from its first customer on", () => {
    const hall = new Rehearsal();
    hall.signIn("1", "李敏");
    hall.ticket(vip);
    expect(brief(hall)).toEqual(["critical lane-reception open 6"]);
    expect(alarms(hall)[0]?.words.en).toBe("Reception desk: 1 waiting and no counter open");
  });

  it("names who can help: the free counter before the paused one, the paused before the empty", () => {
    const hall = new Rehearsal();
    hall.signIn("3", "陈静");
    hall.ticket(undecided);
    hall.serve("3");
    hall.ticket(undecided);
    hall.pass(11);
    expect(brief(hall)).toEqual(["warning lane-experience open 2"]);
    hall.signIn("2", "王芳");
    hall.do({ type: "pause", counter: "2" as CounterId, reason: "meal" });
    expect(brief(hall)).toEqual(["warning lane-experience resume 2"]);
    hall.do({ type: "resume", counter: "2" as CounterId });
    expect(brief(hall)).toEqual(["warning lane-experience call 2"]);
  });

  it("is a counter that idles for minutes beside people whom it could call", () => {
    const hall = new Rehearsal();
    hall.signIn("1", "李敏");
    hall.ticket();
    hall.pass(1);
    expect(brief(hall)).toEqual([]);
    hall.pass(1);
    expect(brief(hall)).toEqual(["notice idle-1 call 1"]);
  });

  it("has the hub's own conditions among them, by gravity, and those alone once the hall is closed", () => {
    const hall = new Rehearsal();
    hall.ticket(vip);
    const words = { zh: "取号机缺纸", en: "A kiosk is out of paper" };
    hall.raise({ id: "kiosk-1 paper", severity: "warning", words, since: 0 });
    expect(brief(hall)).toEqual(["critical lane-reception open 6", "warning kiosk-1 paper -"]);
    hall.do({ type: "close-day" });
    expect(brief(hall)).toEqual(["warning kiosk-1 paper -"]);
  });
});
