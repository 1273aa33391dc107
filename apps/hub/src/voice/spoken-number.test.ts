import { describe, expect, it } from "vitest";
import { sayDigits, sayName, sayNumber } from "./spoken-number.ts";

describe("numbers as they are said", () => {
  it("says a ticket's digits one by one", () => {
    expect(sayDigits("001", "zh")).toBe("零零一");
    expect(sayDigits("1029", "en")).toBe("one zero two nine");
    expect(() => sayDigits("1a", "zh")).toThrow('"a" is no digit');
  });

  it("says a counter's number as Chinese does", () => {
    const numbers = [0, 3, 10, 12, 20, 21, 100, 101, 110, 112, 1_001, 1_010, 9_999, 10_001];
    expect(numbers.map((value) => sayNumber(value, "zh"))).toEqual([
      "零",
      "三",
      "十",
      "十二",
      "二十",
      "二十一",
      "一百",
      "一百零一",
      "一百一十",
      "一百一十二",
      "一千零一",
      "一千零一十",
      "九千九百九十九",
      "一零零零一",
    ]);
  });

  it("says a counter's number as English does", () => {
    const numbers = [0, 7, 11, 20, 34, 100, 105, 1_000, 1_005, 2_340];
    expect(numbers.map((value) => sayNumber(value, "en"))).toEqual([
      "zero",
      "seven",
      "eleven",
      "twenty",
      "thirty four",
      "one hundred",
      "one hundred and five",
      "one thousand",
      "one thousand and five",
      "two thousand three hundred and forty",
    ]);
  });

  it("says a name part by part: initials as letters, words as words, numbers as numbers", () => {
    expect(sayName("3", "zh")).toBe("三");
    expect(sayName("vip-12", "en")).toBe("V I P twelve");
    expect(sayName("reception-2", "en")).toBe("reception two");
    expect(sayName("b07", "zh")).toBe("B 零七");
  });
});
