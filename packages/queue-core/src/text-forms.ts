// How a hall's texts must be written: each form is a pattern for programs and a sentence for whoever wrote something else.

import { z } from "zod";
import type { Words } from "./ids.ts";

export interface TextForm {
  readonly pattern: RegExp;
  readonly words: Words;
}

const form = (pattern: RegExp, zh: string, en: string): TextForm => ({ pattern, words: { zh, en } });

export const slugForm = form(
  /^[a-z0-9]+(-[a-z0-9]+)*$/,
  "小写字母、数字和连字符，如 change-plan",
  "lower-case letters, digits and hyphens, such as change-plan",
);
export const letterForm = form(
  /^[A-Z]$/,
  "一个大写字母，用作这个队列号码的开头",
  "one capital letter, which begins this lane's ticket numbers",
);
export const clockForm = form(/^([01]\d|2[0-3]):[0-5]\d$/, '时刻，如 "08:30"', 'a time of day such as "08:30"');
export const colourForm = form(/^#[0-9a-fA-F]{6}$/, '颜色，如 "#0B63CE"（要加引号）', 'a colour such as "#0B63CE", in quotes');
export const lineForm = form(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, "一行文字（不含换行）", "one line of text");

/** Every form, so that a schema's complaint about a pattern can be told in words. */
export const textForms: readonly TextForm[] = [slugForm, letterForm, clockForm, colourForm, lineForm];

/** A text of that form. */
export const formed = ({ pattern, words }: TextForm): z.ZodString => z.string().regex(pattern, words.en);
