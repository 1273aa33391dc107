import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readHallFile } from "../hall-file.ts";
import { demoFile, editDemo, mistakesIn } from "./demo-edit.ts";

describe("what is not YAML", () => {
  it.each<[kind: string, from: string, to: string, zh: string, en: string]>([
    ["a tab for indentation", "    letter: A", "«\tletter: A", "制表符", "a tab is used"],
    ["lines of one level that do not align", "    letter: A", "«   letter: A", "缩进", "indentation"],
    ["a quote that is not closed", "policy: target-wait", 'policy: «"target-wait', "引号", "quote"],
    ["a bracket that is not closed", "lanes: [basic, vip] }", "lanes: [basic, vip «}", "括号", "bracket"],
    [
      "two colons on a line",
      "en: The counters are busy; coll",
      "en: «The counters are busy: coll",
      "含冒号的文字要加引号",
      "a text with a colon needs quotes",
    ],
    ["no colon", "timeZone: Asia/Shanghai", "«timeZone Asia/Shanghai", "缺少冒号", "a colon with a space after it"],
    ["a Chinese colon", "timeZone: Asia/Shanghai", "«timeZone：Asia/Shanghai", "（半角，后面有空格）", "a colon with a space after it"],
    ["a text that begins with @", "id: city-centre", "id: «@city", "请加引号", "put it in quotes"],
    [
      "a key given twice",
      "dispatch:",
      "«version: 1\ndispatch:",
      '"version" 重复了，第 12 行已写过',
      '"version" is repeated, it is on line 12 already',
    ],
    ["an alias of nothing", "id: city-centre", "id: «*nothing", '前面没有名为 "nothing" 的锚点', "there is no anchor &nothing"],
    ["a second document", "# 叫号后没来怎么办", "«---\n# 叫号后没来怎么办", "第二份文档", "second document"],
    ["a tag", "id: city-centre", "id: «!secret city-centre", "标签", "tag"],
  ])("is pointed at once and in words: %s", (_, from, to, zh, en) => {
    const { text, at } = editDemo(from, to);
    const [mistake, ...more] = mistakesIn(text);
    expect(more).toEqual([]);
    expect([mistake?.line, mistake?.column]).toEqual(at);
    expect(mistake?.words.zh).toContain(zh);
    expect(mistake?.words.en).toContain(en);
  });
});

describe("a file that cannot be read", () => {
  it.each<[kind: string, content: string | Uint8Array, zh: string, en: string]>([
    ["is empty", "", "文件是空的", "the file is empty"],
    ["holds only remarks", "# nothing yet\n", "文件是空的", "the file is empty"],
    ["is not UTF-8", new Uint8Array([0x69, 0x64, 0x3a, 0x20, 0xc4, 0xfa]), "UTF-8", "UTF-8"],
    ["is a list", "- version: 1\n", "写的是列表", "found a list of 1"],
    ["is a word", "hall\n", '写的是 "hall"', 'found "hall"'],
    ["is far too large", `# ${"x".repeat(600 * 1024)}`, "最大 512 KB", "at most 512 KB"],
    ["is nested without end", "[".repeat(100_000), "层次太深", "nested too deeply"],
    [
      "stands for more than it holds",
      [
        "a: &a [x, x, x, x, x, x, x, x, x]",
        ..."bcdefghi".split("").map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(", ")}]`),
      ].join("\n"),
      "别名",
      "aliases",
    ],
  ])("because it %s", (_, content, zh, en) => {
    const startedAt = performance.now();
    const [mistake, ...more] = mistakesIn(content);
    expect(more).toEqual([]);
    expect(mistake).toMatchObject({ line: 1, column: 1 });
    expect(mistake?.words.zh).toContain(zh);
    expect(mistake?.words.en).toContain(en);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  const folder = mkdtempSync(join(tmpdir(), "hall-file-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const loop = join(folder, "loop.yaml");
  symlinkSync(loop, loop);

  it.each<[kind: string, file: string, zh: string, en: string]>([
    ["it is not there", join(folder, "nowhere.yaml"), "找不到这个文件；请检查 HALL_CONFIG", "there is no such file; check HALL_CONFIG"],
    ["it is a folder", folder, "这是文件夹", "this is a folder"],
    ["its folder is a file", join(demoFile, "hall.yaml"), "不是文件夹", "not a folder"],
    ["it is a device", "/dev/zero", "不是普通文件", "not an ordinary file"],
    ["it leads to itself", loop, "无法读取文件（ELOOP）", "the file cannot be read (ELOOP)"],
  ])("because %s", (_, file, zh, en) => {
    const read = readHallFile(file);
    const mistakes = "mistakes" in read ? read.mistakes : [];
    expect(mistakes.map(({ file, line, column, path }) => ({ file, line, column, path }))).toEqual([
      { file, line: 1, column: 1, path: "" },
    ]);
    expect(mistakes[0]?.words.zh).toContain(zh);
    expect(mistakes[0]?.words.en).toContain(en);
  });
});
