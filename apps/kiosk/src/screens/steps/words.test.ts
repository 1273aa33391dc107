import { describe, expect, it } from "vitest";
import { screenPlan } from "../../agent/kiosk-status.ts";
import { smallPlan } from "../../agent/fake-hub.fixture.ts";
import { widestRange } from "../parts/ranges.ts";
import { placeWords } from "./place-words.ts";
import { findServices, popularFirst, servicesOf } from "./service-lists.ts";

const plan = screenPlan(smallPlan);
const ids = (services: readonly { id: string }[]) => services.map(({ id }) => id);
const unjoined = ({ zh, en }: { zh: string; en: string }) => [zh, en].map((text) => text.replaceAll("\u2060", ""));

describe("a place in line, as a person would say it", () => {
  it.each([
    [4, { p50Minutes: 8, p90Minutes: 14 }, "您前面有 4 位，约 8–14 分钟", "4 ahead of you, about 8–14 minutes"],
    [2, { p50Minutes: 0, p90Minutes: 0 }, "您前面有 2 位，很快就到您", "2 ahead of you, it will be your turn soon"],
    [3, null, "您前面有 3 位，窗口开放后按顺序叫号", "3 ahead of you; you are called in order once a counter opens"],
    [0, { p50Minutes: 0, p90Minutes: 2 }, "前面没有人等候，取号后请留意叫号", "Nobody is ahead of you; listen for your call"],
    [0, null, "前面没有人等候，窗口开放后马上叫您", "Nobody is ahead of you; you are called as soon as a counter opens"],
  ])("%i ahead, %o", (peopleAhead, waitRange, zh, en) => {
    expect(unjoined(placeWords({ peopleAhead, waitRange }))).toEqual([zh, en]);
  });
});

describe("the services that are shown", () => {
  it("are the most-used first", () => {
    expect(ids(popularFirst(plan))).toEqual(["explain-bill", "print-invoice"]);
    expect(ids(servicesOf(plan, "popular"))).toEqual(["explain-bill"]);
    expect(ids(servicesOf(plan, "bills"))).toEqual(["print-invoice", "explain-bill"]);
  });

  it("are all of them in a hall that marks none as most-used", () => {
    const services = plan.services.map(({ popular: _popular, ...service }) => service);
    expect(ids(servicesOf({ ...plan, services }, "popular"))).toEqual(["print-invoice", "explain-bill"]);
  });

  it.each([
    ["ZD", ["explain-bill"]],
    ["FP", ["print-invoice"]],
    ["DY", ["print-invoice"]],
    ["INV", ["print-invoice"]],
    ["BILL", ["explain-bill"]],
    ["", ["explain-bill", "print-invoice"]],
    ["XYZ", []],
  ])("for the letters %s are %j", (letters, found) => {
    expect(ids(findServices(plan, letters))).toEqual(found);
  });
});

describe("several waiting ranges as one", () => {
  it("reach from the shortest to the longest, and are none where nobody can say", () => {
    expect(widestRange([{ p50Minutes: 3, p90Minutes: 5 }, null, { p50Minutes: 1, p90Minutes: 9 }])).toEqual({
      p50Minutes: 1,
      p90Minutes: 9,
    });
    expect(widestRange([null, undefined])).toBeNull();
  });
});
