// Numbers as they are said aloud: a ticket's digits one by one, a counter's number as a number of its language.

import type { Language } from "@hallflow/queue-core";

const chineseDigits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;
const englishDigits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"] as const;
const englishTeens = [
  "ten",
  "eleven",
  "twelve",
  "thirteen",
  "fourteen",
  "fifteen",
  "sixteen",
  "seventeen",
  "eighteen",
  "nineteen",
] as const;
const englishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"] as const;

/** "001" as 零零一 or "zero zero one". Throws on anything but digits. */
export function sayDigits(digits: string, language: Language): string {
  const names = [...digits].map((digit) => (language === "zh" ? chineseDigits : englishDigits)[digitValue(digit)]);
  return names.join(language === "zh" ? "" : " ");
}

/** 12 as 十二 or "twelve"; from 10,000 on the digits one by one, which nobody would say otherwise at a counter. */
export function sayNumber(value: number, language: Language): string {
  if (value >= 10_000) return sayDigits(String(value), language);
  return language === "zh" ? chineseNumber(value) : englishNumber(value);
}

/** The parts of something that people made up, such as counter "b-12", as they are said: letters alone, numbers as numbers. */
export function sayName(name: string, language: Language): string {
  const parts = name.match(/\d+|\p{L}+/gu) ?? [];
  const said = parts.map((part) => {
    if (/^\d/.test(part)) return part.startsWith("0") ? sayDigits(part, language) : sayNumber(Number(part), language);
    // Up to three letters are initials; more are a word.
    return part.length <= 3 ? [...part.toUpperCase()].join(" ") : part;
  });
  return said.join(" ");
}

function chineseNumber(value: number): string {
  if (value === 0) return chineseDigits[0];
  let said = "";
  let rest = value;
  for (const [unit, name] of [
    [1_000, "千"],
    [100, "百"],
    [10, "十"],
    [1, ""],
  ] as const) {
    const digit = Math.floor(rest / unit);
    rest %= unit;
    if (digit > 0) said += `${chineseDigits[digit]}${name}`;
    // An empty place is said once, and only between two that are not.
    else if (said !== "" && rest > 0 && !said.endsWith("零")) said += "零";
  }
  return said.replace(/^一十/, "十");
}

function englishNumber(value: number): string {
  if (value < 10) return englishDigits[value] as string;
  if (value < 20) return englishTeens[value - 10] as string;
  if (value < 100) return joined(englishTens[Math.floor(value / 10)] as string, value % 10, " ");
  if (value < 1_000) return joined(`${englishDigits[Math.floor(value / 100)]} hundred`, value % 100, " and ");
  return joined(`${englishNumber(Math.floor(value / 1_000))} thousand`, value % 1_000, value % 1_000 < 100 ? " and " : " ");
}

const joined = (head: string, rest: number, join: string): string => (rest === 0 ? head : `${head}${join}${englishNumber(rest)}`);

function digitValue(digit: string): number {
  const value = "0123456789".indexOf(digit);
  if (value < 0) throw new Error(`"${digit}" is no digit`);
  return value;
}
