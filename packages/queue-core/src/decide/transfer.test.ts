// Passing a customer on: to a lane, or to a counter.

import { describe, expect, it } from "vitest";
import type { Visit } from "../visit.ts";
import type { StaffId } from "../ids.ts";
import {
  bringBack,
  called,
  callVisit,
  counter,
  defer,
  issued,
  lane,
  press,
  returned,
  service,
  signedIn,
  signedOut,
  started,
  toCounter,
  toLane,
  toStaff,
  transfer,
  transferred,
  waitsMore,
} from "../testing/happenings.fixture.ts";
import { at } from "../testing/small-hall.fixture.ts";
import { given } from "../testing/story.fixture.ts";

const begun = () =>
  given(
    "09:00",
    issued("A001"),
    signedIn("1"),
    "09:02",
    issued("E001"),
    "09:04",
    issued("E002"),
    "09:10",
    called("A001", "1"),
    "09:11",
    started("A001", "1"),
  );
const order = (story: ReturnType<typeof given>, id = "experience") => story.hall.lanes.first(lane(id), 9).map(({ ticket }) => ticket);
const only = (story: ReturnType<typeof given>): Visit => [...story.hall.visits.values()][0] as Visit;

describe("a transfer to a lane", () => {
  it("TRANSFER-1: keeps the claim, where nothing else is asked", () => {
    const story = begun()
      .when(transfer("1", toLane("experience")), "09:20")
      .then(transferred("A001", "1", { lane: lane("experience"), claimAt: at("09:00"), reservedFor: null }));
    expect(order(story)).toEqual(["A001", "E001", "E002"]);
  });

  it("TRANSFER-1: puts first before everybody who waits there", () => {
    const story = given("09:00", issued("E001"), "09:05", issued("A001"), signedIn("1"), called("A001", "1"))
      .when(transfer("1", toLane("experience", "first")), "09:20")
      .then(transferred("A001", "1"));
    expect(order(story)).toEqual(["A001", "E001"]);
    expect(
      order(
        begun()
          .when(transfer("1", toLane("experience", "first")), "09:20")
          .then(transferred("A001", "1", { claimAt: at("09:00") })),
      ),
    ).toEqual(["A001", "E001", "E002"]);
  });

  it("TRANSFER-1: puts first into an empty lane with the claim that it has", () => {
    begun()
      .when(transfer("1", toLane("vip", "first")), "09:20")
      .then(transferred("A001", "1", { claimAt: at("09:00") }));
  });

  it("TRANSFER-1: puts last like somebody who comes now", () => {
    const story = begun()
      .when(transfer("1", toLane("experience", "last")), "09:20")
      .then(transferred("A001", "1", { claimAt: at("09:20") }));
    expect(order(story.tell(["09:21", issued("E003")]))).toEqual(["E001", "E002", "A001", "E003"]);
  });

  it("TRANSFER-1: frees the counter", () => {
    const story = begun()
      .when(transfer("1", toLane("experience")), "09:20")
      .then(transferred("A001", "1"));
    expect(story.hall.seats.get(counter("1"))).toMatchObject({ state: "free", visit: null });
  });
});

describe("a transfer to a counter", () => {
  it("TRANSFER-2: reserves the visit for it", () => {
    begun()
      .tell([signedIn("3"), signedIn("4")])
      .when(transfer("1", toCounter("3")), "09:20")
      .then(transferred("A001", "1", { lane: lane("basic"), reservedFor: counter("3") }))
      .when(press("call-next", "4"), "09:21")
      .then("nobody-waiting")
      .when(press("call-next", "3"), "09:21")
      .then(called("A001", "3"));
  });

  it("TRANSFER-2: is to one where somebody sits", () => {
    begun()
      .when(transfer("1", toCounter("3")), "09:20")
      .then("counter-signed-out");
  });

  it("DISPATCH-5: comes before everybody else there, and nowhere else but by name", () => {
    const reserved = transferred("A001", "1", { reservedFor: counter("2"), claimAt: at("09:15") });
    const story = () =>
      given("09:00", issued("A002"), "09:01", issued("A001"), signedIn("1"), signedIn("2"), "09:10", called("A001", "1"), reserved);
    story()
      .when(press("call-next", "2"), "09:20")
      .then(called("A001", "2", { explanation: expect.objectContaining({ rule: "reserved" }) as never }));
    story()
      .when(press("call-next", "1"), "09:20")
      .then(called("A002", "1"))
      .when(callVisit("2", "A001"), "09:21")
      .then(called("A001", "2"));
    story().when(callVisit("1", "A001"), "09:20").then(called("A001", "1"));
  });
});

describe("a transfer to a person", () => {
  const sent = () =>
    begun()
      .tell([signedIn("3", "li"), signedIn("4", "wang")])
      .when(transfer("1", toStaff("li")), "09:20")
      .then(transferred("A001", "1", { reservedFor: counter("3"), wanted: "li" as StaffId, claimAt: at("09:00") }));

  it("TRANSFER-6: waits for whoever it is at the counter where they sit", () => {
    sent().when(press("call-next", "4"), "09:21").then("nobody-waiting").when(press("call-next", "3"), "09:21").then(called("A001", "3"));
  });

  it("TRANSFER-6: is for somebody who sits somewhere", () => {
    begun()
      .when(transfer("1", toStaff("li")), "09:20")
      .then("staff-nowhere");
  });

  it("TRANSFER-7: waits for anybody once they have left, and for them again wherever they sit down", () => {
    const left = sent().tell(["09:25", signedOut("3")]);
    expect(only(left)).toMatchObject({ reservedFor: null, wanted: "li" });
    left.tell(["09:27", signedIn("2", "li")]);
    expect(only(left)).toMatchObject({ reservedFor: "2" });
    left.when(press("call-next", "4"), "09:28").then("nobody-waiting").when(press("call-next", "2"), "09:28").then(called("A001", "2"));
    sent()
      .tell(["09:25", signedOut("3")])
      .when(press("call-next", "4"), "09:26")
      .then(called("A001", "4"))
      .tell(["09:27", signedIn("2", "li")]);
    expect(only(left).wanted).toBeNull();
  });

  it("TRANSFER-7: comes back from a pause to where they sit by then", () => {
    sent()
      .when(defer("A001", "minutes", 5), "09:21")
      .then(waitsMore("A001"))
      .tell(["09:22", signedOut("3"), signedIn("2", "li")])
      .when(bringBack("A001"), "09:26")
      .then(returned("A001", "2"));
  });
});

describe("the errand of a transfer", () => {
  it("TRANSFER-3: ends when it was begun, and a new one takes its place", () => {
    const story = begun()
      .when(transfer("1", toLane("experience"), { service: service("change-plan") }), "09:20")
      .then(transferred("A001", "1", { service: service("change-plan") }));
    expect(only(story).errands).toMatchObject([
      { service: "explain-bill", finishedAt: at("09:20") },
      { service: "change-plan", createdAt: at("09:20"), firstCalledAt: null, startedAt: null },
    ]);
    expect(only(story).current).toBe(1);
  });

  it("TRANSFER-3: is the same under another name when the customer was only called", () => {
    const story = given(issued("A001"), signedIn("1"), "09:10", called("A001", "1"))
      .when(transfer("1", toLane("experience"), { service: service("change-plan") }), "09:20")
      .then(transferred("A001", "1"));
    expect(only(story).errands).toMatchObject([
      { service: "change-plan", createdAt: at("09:00"), firstCalledAt: at("09:10"), finishedAt: null },
    ]);
  });

  it("TRANSFER-3: comes before the errands that the visit still has", () => {
    const story = given(
      issued("A001", { errands: [service("explain-bill"), service("open-account")] }),
      signedIn("1"),
      called("A001", "1"),
      started("A001", "1"),
    )
      .when(transfer("1", toLane("experience"), { service: service("change-plan") }), "09:20")
      .then(transferred("A001", "1"));
    expect(only(story).errands.map((errand) => errand.service)).toEqual(["explain-bill", "change-plan", "open-account"]);
  });

  it("TRANSFER-4: comes with a note for whoever serves it next", () => {
    const story = begun()
      .when(transfer("1", toLane("experience"), { note: "wants the family plan" }), "09:20")
      .then(transferred("A001", "1", { note: "wants the family plan" }));
    expect(only(story).notes).toEqual([{ at: at("09:20"), from: "1", text: "wants the family plan" }]);
  });

  it("TRANSFER-5: names a lane, a counter and a service that the hall has, and somebody at the counter", () => {
    begun()
      .when(transfer("1", toLane("gold")), "09:20")
      .then("unknown-lane")
      .when(transfer("1", toCounter("9")), "09:20")
      .then("unknown-counter")
      .when(transfer("1", toLane("basic"), { service: service("haircut") }), "09:20")
      .then("unknown-service")
      .when(transfer("9", toLane("basic")), "09:20")
      .then("unknown-counter");
    given(signedIn("1"))
      .when(transfer("1", toLane("basic")), "09:20")
      .then("counter-calls-nobody");
  });
});
