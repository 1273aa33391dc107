// What a screen says when it is read aloud: the words on it in the customer's language, in order, as a person would say them.

import type { Language } from "@hallflow/queue-core";

/** Not for the whole hall to hear (what was typed), not for customers, or said by the machine's own controls. */
const unspoken = "[aria-hidden=true], .typed-value output, svg, .keypad, .for-staff, .hall-line, .attract-top, .visually-hidden";
const digits: Record<Language, readonly string[]> = {
  zh: ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"],
  en: ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"],
};
const stops: Record<Language, string> = { zh: "。", en: ". " };
const choices: Record<Language, string> = { zh: "您可以选择：", en: "You can choose:" };

/** The step, or the question that stands before it: what is written, and then what can be chosen. */
export function spokenScreen(language: Language): string {
  const dialog = document.querySelector("[role=alertdialog]");
  const parts = dialog ? [dialog] : [...document.querySelectorAll("#root header, #root main")];
  const written = parts.flatMap((part) => pieces(part, language, `${unspoken}, button`));
  const buttons = parts
    .flatMap((part) => [...part.querySelectorAll("button:not([disabled])")])
    .filter((button) => !button.closest(unspoken));
  const named = buttons.map((button) => spokenName(button, language));
  return sentence([...written, ...(named.length > 0 ? [choices[language], ...named] : [])], language);
}

/** A control as it is named to whoever listens. */
export function spokenName(control: Element, language: Language): string {
  const label = control.getAttribute("aria-label");
  if (label !== null) return said(label, language);
  const own = pieces(control, language, unspoken);
  // The button that leads to the other language speaks that one.
  return sentence(own.length > 0 ? own : [control.textContent.trim()], language);
}

/** The texts of a part that are in this language or in none, each once. */
function pieces(part: Element, language: Language, without: string): string[] {
  const found: string[] = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let block: Element | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent ?? "";
    if (!element || text.trim() === "" || element.closest(without)?.contains(part) === false) continue;
    if (!element.closest("[lang]")?.getAttribute("lang")?.toLowerCase().startsWith(language)) continue;
    // Texts that React keeps in one element are one text.
    if (element === block) found.push((found.pop() ?? "") + text);
    else found.push(text);
    block = element;
  }
  return found.map((text) => said(text.trim(), language));
}

const sentence = (parts: readonly string[], language: Language): string =>
  parts.reduce(
    (whole, part) => (whole === "" ? part : /[。.!?！？…：:，,]\s*$/.test(whole) ? `${whole} ${part}` : whole + stops[language] + part),
    "",
  );

/** Numbers digit by digit, ranges with a word between, and nothing of a number that was given, however masked. */
function said(text: string, language: Language): string {
  return text
    .replaceAll("\u2060", "")
    .replace(/[，,]?\s*\d+\*+\d+/g, "")
    .replace(/\b([A-Z])(\d{3,4})\b/g, (_, letter: string, number: string) => spelled(letter, number, language))
    .replace(/([\d:]+)\s*–\s*([\d:]+)/g, language === "zh" ? "$1到$2" : "$1 to $2");
}

/** A001 as A零零一, or as "A, zero zero one": without the comma the A would be heard as the article. */
function spelled(letter: string, number: string, language: Language): string {
  const names = [...number].map((digit) => digits[language][Number(digit)]);
  return language === "zh" ? letter + names.join("") : `${letter}, ${names.join(" ")}`;
}
