// Every language of the screens says everything, and with the same values.

import { describe, expect, it } from "vitest";
import { furtherLanguages, languageAfter, languages, textIn } from "./languages.ts";
import { both } from "./words.ts";
import { zh } from "./zh.ts";

interface Tree {
  readonly [key: string]: string | Tree;
}
/** Each text by its dotted path, with the places that values fill. */
const placesOf = (tree: Tree, path = ""): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[path + key, value === "" ? "nothing" : [...new Set(value.match(/\{\{\w+\}\}/g))].sort().join("")]]
      : placesOf(value, `${path}${key}.`),
  );

describe("the languages of the screens", () => {
  it.each(languages)("$name has a text for every key, with the same places for values", ({ words }) => {
    expect(Object.fromEntries(placesOf(words))).toEqual(Object.fromEntries(placesOf(zh)));
  });

  it("have names of their own, and come round on the bar", () => {
    for (const part of ["id", "name", "tag"] as const) expect(new Set(languages.map((one) => one[part])).size).toBe(languages.length);
    const round: string[] = [];
    for (let { id } = languageAfter("zh"); ; id = languageAfter(id).id) {
      round.push(id);
      if (id === "zh") break;
    }
    expect(round.sort()).toEqual(languages.map(({ id }) => id).sort());
  });

  it("say what is theirs, and the hall's own words as their readers write them", () => {
    expect(furtherLanguages.map(({ id }) => id)).toContain("zh-Hant");
    expect(textIn("zh-Hant", both("service.title"))).toBe("您要辦理什麼業務？");
    expect(textIn("zh-Hant", both("staff.wrong", { count: 3 }))).toBe("密碼不對，還可以試 3 次");
    expect(textIn("zh-Hant", { zh: "发票打印", en: "Print an invoice" })).toBe("發票打印");
    expect(textIn("zh-Hant", { zh: "理发后请到柜台前面", en: "" })).toBe("理髮後請到櫃檯前面");
    expect(textIn("en", both("takeIt.done"))).toBe("Done");
  });
});
