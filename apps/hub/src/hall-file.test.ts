import { checkPlan, planAdvice } from "@hallflow/queue-core";
import type { HallPlan } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { demoFile, demoText, mistakesIn, readContent } from "./hall-file/demo-edit.ts";
import { formatMistakes, readHallFile } from "./hall-file.ts";

function demoPlan(): HallPlan {
  const read = readHallFile(demoFile);
  if ("mistakes" in read) throw new Error(formatMistakes(read.mistakes));
  return read.plan;
}

describe("the demo hall", () => {
  it("is read without a mistake or a piece of advice", () => {
    const plan = demoPlan();
    expect(checkPlan(plan)).toEqual([]);
    expect(planAdvice(plan)).toEqual([]);
  });

  it("has what a hall needs: every service, the most used ones first, and two counters for every lane", () => {
    const { services, lanes, counters } = demoPlan();
    expect([services.length, lanes.length, counters.length]).toEqual([16, 4, 6]);
    expect(services.filter(({ popular }) => popular === true)).toHaveLength(6);
    for (const { id } of lanes) expect(counters.filter(({ lanes }) => lanes.includes(id)).length).toBeGreaterThanOrEqual(2);
  });

  it("may begin with a byte order mark and end its lines as Windows does", () => {
    expect(readContent(`\uFEFF${demoText.replaceAll("\n", "\r\n")}`)).toEqual(readHallFile(demoFile));
  });

  it("may use aliases for what repeats", () => {
    const text = demoText
      .replace("name: { zh: 异地缴费, en:", "name: &pay { zh: 异地缴费, en:")
      .replace("name: { zh: 账单解释, en: Explain a bill }", "name: *pay");
    expect(readContent(text)).toHaveProperty("plan.services[1].name.zh", "异地缴费");
  });
});

describe("several mistakes", () => {
  const text = demoText
    .replace("letter: E", "letter: e")
    .replace("recalls: 3", "recalls: many")
    .replace("zone: reception\n", "zone: nowhere\n");

  it("are told together, in the order of the file, one a line", () => {
    const lines = formatMistakes(mistakesIn(text)).split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /hall\.yaml:48:13 {2}lanes\[1\]\.letter: 写的是 "e"，应为一个大写字母，用作这个队列号码的开头 \/ found "e"; allowed: one capital letter, which begins this lane's ticket numbers$/,
    );
    expect(lines[1]).toContain("absence.recalls");
  });

  it("are cut short where they would fill the screen", () => {
    const noName = demoText.replaceAll(/^( {2}- id: [a-z-]+)$/gm, "$1\n    nam: x");
    const lines = formatMistakes(mistakesIn(noName)).split("\n");
    expect(lines).toHaveLength(31);
    expect(lines.at(-1)).toMatch(/^还有 \d+ 处 \/ and \d+ more$/);
  });
});

describe("a key that is missing from the hall itself", () => {
  it("is told at the top", () => {
    const [mistake] = mistakesIn(demoText.replace("timeZone: Asia/Shanghai\n", ""));
    expect(mistake).toMatchObject({ path: "timeZone", line: demoText.split("\n").indexOf("version: 1") + 1, column: 1 });
  });
});

describe("a rule for hours when a hall gives out no tickets", () => {
  const between = demoText.replace(
    "when: { services: [retention-care] }",
    'when: { services: [retention-care], between: ["17:50", "19:00"] }',
  );

  it("is a mistake, but not in a demo hall, which opens at any hour", () => {
    expect(mistakesIn(between)).toEqual([]);
    expect(mistakesIn(between.replace("demo: true", "demo: false"))).toMatchObject([
      { path: "diversion[2].when.between", words: { zh: '规则 "listen-first" 永远不成立：这段时间不取号' } },
    ]);
  });
});

describe("names that JavaScript gives a meaning", () => {
  it.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s is an unknown key like any other", (key) => {
    const text = demoText.replace("    letter: A", `    letter: A\n    ${key}: { zh: x }`);
    expect(mistakesIn(text).map(({ path }) => path)).toEqual([`lanes[0].${key}`]);
  });
});
