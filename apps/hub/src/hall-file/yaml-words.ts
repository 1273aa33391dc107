// What keeps a file from being read as YAML, in words for somebody who has never heard of YAML's grammar.

import type { ErrorCode } from "yaml";
import type { Words } from "@hallflow/queue-core";

/** Troubles with the file itself. */
export const fileTrouble = {
  empty: { zh: "文件是空的", en: "the file is empty" },
  notAFile: { zh: "这不是普通文件", en: "this is not an ordinary file" },
  notText: { zh: "文件不是 UTF-8 文本；请另存为 UTF-8", en: "the file is not UTF-8 text; save it as UTF-8" },
  tooDeep: { zh: "层次太深，无法读取", en: "it is nested too deeply to be read" },
  tooManyAliases: {
    zh: "别名（*…）展开后太大；请直接写出内容",
    en: "its aliases (*…) stand for too much; write the content itself",
  },
  tooLarge: (bytes: number, maxBytes: number): Words => ({
    zh: `文件有 ${kib(bytes)} KB，最大 ${kib(maxBytes)} KB`,
    en: `the file has ${kib(bytes)} KB; at most ${kib(maxBytes)} KB are read`,
  }),
  unreadable: (error: unknown): Words => {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    return unreadable[code] ?? { zh: `无法读取文件（${code}）`, en: `the file cannot be read (${code})` };
  },
};

const kib = (bytes: number): number => Math.ceil(bytes / 1024);

const unreadable: Record<string, Words> = {
  ENOENT: { zh: "找不到这个文件；请检查 HALL_CONFIG 和路径", en: "there is no such file; check HALL_CONFIG and the path" },
  ENOTDIR: { zh: "路径中有一段不是文件夹", en: "a part of the path is not a folder" },
  EISDIR: { zh: "这是文件夹，不是文件；请写出文件名，如 hall.yaml", en: "this is a folder; name the file in it, such as hall.yaml" },
  EACCES: { zh: "没有读取权限；请让运行本系统的账号可以读取它", en: "no permission to read it; let the account that runs the hub read it" },
};

/** A grammar mistake in words; the parser's own sentence follows where ours leaves open what it is about. */
export function syntaxWords(code: ErrorCode, detail: string): Words {
  const known = wordsFor(code, detail);
  return grammar[code] === undefined || known === quotes ? { zh: `${known.zh}（${detail}）`, en: `${known.en} (${detail})` } : known;
}

function wordsFor(code: ErrorCode, detail: string): Words {
  // One code stands for several mistakes here; the parser tells them apart in its sentence.
  if (detail.includes("indicator")) return indent;
  if (detail.includes("end with a")) return quotes;
  return grammar[code] ?? { zh: "YAML 写法有误", en: "not valid YAML" };
}

/** A key that was given before in the same part. */
syntaxWords.repeatedKey = (key: string, line: number): Words => ({
  zh: `"${key}" 重复了，第 ${line} 行已写过；请删去一个`,
  en: `"${key}" is repeated, it is on line ${line} already; remove one of them`,
});

/** An alias whose name stands nowhere before it. */
syntaxWords.danglingAlias = (name: string): Words => ({
  zh: `前面没有名为 "${name}" 的锚点（&${name}）；以 * 开头的文字要加引号`,
  en: `there is no anchor &${name} before *${name}; a text that begins with * needs quotes`,
});

const indent = { zh: "缩进不对：同一层的各行要对齐", en: "wrong indentation: lines of one level must begin in the same column" };
const quotes = {
  zh: "引号、括号或冒号没有成对，或这个字符需要放进引号",
  en: "a quote, bracket or colon has no partner, or this character needs quotes around its text",
};
const alias = { zh: "别名（*…）或锚点（&…）有误", en: "a wrong alias (*…) or anchor (&…)" };

const grammar: Partial<Record<ErrorCode, Words>> = {
  BAD_INDENT: indent,
  TAB_AS_INDENT: { zh: "缩进用了制表符；请改用空格", en: "a tab is used for indentation; use spaces" },
  BLOCK_IN_FLOW: indent,
  BLOCK_AS_IMPLICIT_KEY: {
    zh: "同一行有两个冒号，或缩进不对；含冒号的文字要加引号",
    en: "two colons on one line, or wrong indentation; a text with a colon needs quotes",
  },
  MULTILINE_IMPLICIT_KEY: {
    zh: "这一行缺少冒号（半角，后面有空格），或引号没有结束",
    en: "a colon with a space after it is missing on this line, or a quote was not closed",
  },
  MISSING_CHAR: quotes,
  UNEXPECTED_TOKEN: quotes,
  BAD_SCALAR_START: { zh: "文字不能以这个字符开头；请加引号", en: "a text cannot begin with this character; put it in quotes" },
  BAD_DQ_ESCAPE: { zh: "双引号里的反斜杠写法有误；请改用单引号", en: "a wrong backslash inside double quotes; use single quotes" },
  BAD_ALIAS: alias,
  ALIAS_PROPS: alias,
  MULTIPLE_ANCHORS: alias,
  MULTIPLE_DOCS: { zh: "文件里有第二份文档（---）；只能有一份", en: "the file holds a second document (---); it must be one" },
  TAG_RESOLVE_FAILED: { zh: "标签（!…）不被认识；请删去", en: "a tag (!…) that is not known; remove it" },
};
