// Skills: some services can be done at some counters alone, whatever lanes they serve.

import { describe, expect, it } from "vitest";
import { decide } from "./decide.ts";
import type { HallPlan } from "./hall-plan.ts";
import type { TicketNumber } from "./ids.ts";
import { checkPlan, planAdvice } from "./plan-check.ts";
import {
  bringBack,
  called,
  callVisit,
  counter,
  due,
  finished,
  held,
  issued,
  lane,
  press,
  service,
  signedIn,
  started,
  toCounter,
  toLane,
  transfer,
  transferred,
  visitOf,
} from "./testing/happenings.fixture.ts";
import { at, smallPlan } from "./testing/small-hall.fixture.ts";
import { givenIn } from "./testing/story.fixture.ts";

const small = smallPlan();
const opening = { errands: [service("open-account")] };

/** The small hall, where accounts are opened with a skill that only these counters have. */
const skilled = (...counters: string[]): Pick<HallPlan, "services" | "counters"> => ({
  services: small.services.map((one) => (one.id === "open-account" ? { ...one, skill: "accounts" } : one)),
  counters: small.counters.map((one) => (counters.includes(one.id) ? { ...one, skills: ["accounts"] } : one)),
});

describe("a counter without the skill", () => {
  it("SKILL-1: leaves the customer to others, and says so", () => {
    const story = givenIn(skilled("2"), issued("A001", opening), "09:01", issued("A002"), signedIn("1"), signedIn("2"));
    story.when(press("call-next", "1"), "09:05").then(
      called("A002", "1", {
        explanation: {
          rule: "target-wait",
          waitedMs: 4 * 60_000,
          deadlineAt: at("09:21"),
          passedOver: [{ visit: visitOf("A001"), ticket: "A001" as TicketNumber, why: "skill-missing" }],
        },
      }),
    );
    story.when(press("call-next", "2"), "09:05").then(called("A001", "2"));
  });

  it("SKILL-1: has nobody to call when all who wait need the skill", () => {
    givenIn(skilled("2"), issued("A001", opening), signedIn("1")).when(press("call-next", "1"), "09:05").then("nobody-waiting");
  });

  it("SKILL-1: cannot call by name, be sent or be given back whom it cannot serve", () => {
    const story = givenIn(
      skilled("2"),
      issued("A001", opening),
      issued("A002", opening),
      signedIn("1"),
      signedIn("2"),
      called("A002", "2"),
      started("A002", "2"),
    );
    story.when(callVisit("1", "A001"), "09:05").then("counter-lacks-skill");
    story.when(transfer("2", toCounter("1")), "09:05").then("counter-lacks-skill");
    story
      .tell([held("A002", "2")])
      .when(bringBack("A002", "1"), "09:06")
      .then("counter-lacks-skill");
  });

  it("SKILL-1: does not go on with a further errand that needs it", () => {
    const errands = [service("explain-bill"), service("open-account")];
    givenIn(skilled("2"), issued("A001", { errands }), signedIn("1"), called("A001", "1"), started("A001", "1"))
      .when(press("finish", "1"), "09:20")
      .then(finished("A001", "1"), due("A001", { lane: lane("basic") }));
  });

  it("SKILL-1: takes no turns of a lane whose customers all need it", () => {
    const story = givenIn(
      {
        ...skilled("2"),
        dispatch: { policy: "ratio" },
        counters: skilled("3").counters.map((one) => (one.id === "2" ? { ...one, lanes: [lane("basic"), lane("experience")] } : one)),
      },
      issued("E001", opening),
      issued("A001"),
      issued("A002"),
      signedIn("2"),
    );
    story.when(press("call-next", "2"), "09:05").then(called("A001", "2"));
    expect([...story.hall.dispatch.shares]).toEqual([["basic", 0]]);
  });
});

describe("a lane without the skill", () => {
  it("SKILL-2: is nowhere to transfer a customer to", () => {
    const story = givenIn(skilled("2"), issued("A001", opening), signedIn("2"), called("A001", "2"), started("A001", "2"));
    story.when(transfer("2", toLane("vip")), "09:05").then("lane-lacks-skill");
    story
      .when(transfer("2", toLane("vip"), { service: service("explain-bill") }), "09:05")
      .then(transferred("A001", "2", { lane: lane("vip") }));
  });

  it("SKILL-2, PLAN-2: is nowhere to send customers by a rule; the rule is named with an example", () => {
    const mistakes = checkPlan({ ...small, ...skilled("1") });
    expect(mistakes.map(({ path }) => path.join("."))).toEqual(["diversion.0.lane", "diversion.4.lane"]);
    expect(mistakes[0]?.words.en).toMatch(
      /"reception" sends customers to "vip", where no counter has the skill.*tier vip, for "Open an account"/,
    );
    expect(checkPlan({ ...small, ...skilled("2", "4") })).toEqual([]);
  });

  it("SKILL-2: is no mistake where rules above send those customers elsewhere", () => {
    const [reception, ...others] = small.diversion;
    const elsewhere = {
      ...others[4],
      id: "accounts-at-the-counters",
      when: { services: [service("open-account")] },
    } as HallPlan["diversion"][number];
    expect(checkPlan({ ...small, ...skilled("1"), diversion: [elsewhere, reception, ...others] as HallPlan["diversion"] })).toEqual([]);
  });
});

describe("a skill", () => {
  it("PLAN-2: that a service asks for is some counter's, and one that a counter has is asked for", () => {
    expect(checkPlan({ ...small, ...skilled() }).map(({ path }) => path.join("."))).toContain("services.4.skill");
    const counters = skilled("1").counters.map((one) => (one.id === "1" ? { ...one, skills: ["acounts"] } : one));
    const [mistake] = checkPlan({ ...small, services: skilled().services, counters });
    expect(mistake).toMatchObject({ path: ["counters", 0, "skills", 0] });
    expect(mistake?.words.en).toContain('did you mean "accounts"?');
  });

  it("is worth a look where one counter alone has it", () => {
    const alone = { ...small, ...skilled("2") };
    expect(planAdvice(alone).map(({ words }) => words.en)).toContain(
      'counter 2 alone can do "open-account": nobody can while it is paused',
    );
  });

  it("SKILL-1: lets a favoured customer overflow when their own free counters cannot help", () => {
    const plan = {
      ...skilled("2"),
      counters: skilled("2").counters.map((one) => (one.id === "2" ? { ...one, lanes: [lane("basic"), lane("vip")] } : one)),
    };
    const dispatch: HallPlan["dispatch"] = { policy: "target-wait", favoured: [lane("vip")], guards: { overflow: { afterSeconds: 30 } } };
    const story = givenIn({ ...plan, dispatch }, signedIn("4"), "09:00", issued("V001"), issued("V002", opening), signedIn("2"));
    const { hall } = story;
    expect(decide(hall, press("call-next", "2"), at("09:00:05"))).toMatchObject({
      events: [
        { type: "visit-called", visit: expect.stringMatching(/2$/) as string, counter: counter("2"), explanation: { rule: "overflow" } },
      ],
    });
  });
});
