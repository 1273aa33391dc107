import { join } from "node:path";
import { formatMistakes, readHallFile } from "@hallflow/hub/hall-file";
import type { Condition, DiversionRule, HallPlan } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { columns, widthOf, wrapped } from "./columns.ts";
import { changes, diversionMatrix } from "./matrix.ts";

const read = readHallFile(join(import.meta.dirname, "../../halls/demo/hall.yaml"));
if ("mistakes" in read) throw new Error(formatMistakes(read.mistakes));
const demo = read.plan;

const withRules = (...rules: { id: string; when: unknown; lane: string }[]): HallPlan => ({
  ...demo,
  diversion: rules.map((rule) => ({ ...rule, when: rule.when as Condition, reason: { zh: "请", en: "Please" } }) as DiversionRule),
});

describe("the diversion matrix of the demo hall", () => {
  const { kinds, rows } = diversionMatrix(demo);
  const answersFor = (service: string) => rows.find(({ services }) => services.some(({ en }) => en === service))?.answers;

  it("has a column for each kind of customer that the rules tell apart", () => {
    expect(kinds.map(({ words }) => words.en)).toEqual(["standard", "vip", "elder, pregnant, disabled, serviceman"]);
  });

  it("says where each of them goes, with what credit, and whether a machine is offered", () => {
    expect(answersFor("Print an invoice")).toEqual(["A 自助 machine-first", "V reception", "A +15 care-first"]);
    expect(answersFor("Open an account")).toEqual(["A everyone-else", "V reception", "A +15 care-first"]);
    expect(answersFor("Not sure, show me")).toEqual(["E see-and-try", "V reception", "E +15 guided-with-care"]);
  });

  it("has every service once, those that go the same way in one row", () => {
    const names = rows.flatMap(({ services }) => services.map(({ en }) => en));
    expect(names.toSorted()).toEqual([...demo.services.map(({ name }) => name.en), demo.undecided.name.en].toSorted());
    expect(new Set(rows.map(({ answers }) => answers.join())).size).toBe(rows.length);
  });
});

describe("special moments", () => {
  it("tell what changes in the demo hall, and nothing that stays", () => {
    expect(changes(demo).map(({ moment, services, answer }) => [moment.en, services.length, answer])).toEqual([
      ["≥ 12 waiting in General services", 5, "E rush"],
      ["taken by staff", 3, "A everyone-else"],
      ["by phone", 3, "A everyone-else"],
      ["with an appointment", 17, "Y booked"],
    ]);
  });

  it("include times of day, counters and languages, one at a time or together", () => {
    const plan = withRules(
      { id: "noon", when: { between: ["12:00", "13:00"], countersOpen: { lane: "basic", atMost: 1 } }, lane: "vip" },
      { id: "english", when: { languages: ["en"] }, lane: "experience" },
      { id: "rest", when: {}, lane: "basic" },
    );
    expect(diversionMatrix(plan).rows.map(({ answers }) => answers)).toEqual([["A rest"]]);
    expect(changes(plan).map(({ moment, answer }) => [moment.zh, answer])).toEqual([
      ["12:00–13:00，综合业务 ≤ 1 个窗口", "V noon"],
      ["用英文", "E english"],
    ]);
  });

  it("keep kinds of customer apart who differ only then", () => {
    const plan = withRules(
      { id: "rush-vip", when: { tiers: ["vip"], waiting: { lane: "basic", atLeast: 5 } }, lane: "vip" },
      { id: "rest", when: {}, lane: "basic" },
    );
    expect(diversionMatrix(plan).kinds.map(({ words }) => words.en)).toEqual(["standard, elder, pregnant, disabled, serviceman", "vip"]);
    expect(changes(plan).map(({ kinds }) => kinds.map(({ en }) => en))).toEqual([["vip"]]);
  });
});

describe("columns", () => {
  it("line up though a Chinese character is as wide as two others", () => {
    expect(widthOf("开户 A（1）")).toBe(11);
    expect(columns([["开户", "1"], ["open", "22"], ["a"]])).toEqual(["开户  1", "open  22", "a"]);
  });

  it("wrap a list between its parts", () => {
    expect(wrapped(["开户", "换卡", "报停"], "、", 12)).toEqual(["开户、换卡、", "报停"]);
    expect(wrapped(["a-part-that-is-longer-than-the-line"], "、", 5)).toEqual(["a-part-that-is-longer-than-the-line"]);
  });
});
