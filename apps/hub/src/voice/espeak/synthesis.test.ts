import { describe, expect, it } from "vitest";
import { decodeWav, lengthMs, trimSilence } from "../wav.ts";
import { readingOf } from "./mandarin-reading.ts";
import { phonemesOf, synthesize } from "./synthesis.ts";

/** Syllables of espeak-ng's notation without stress marks and switches of language, such as li35N X\Au51. */
const syllables = async (text: string) =>
  (await phonemesOf(text, "zh"))
    .replace(/\((en|cmn)\)|['_,]/g, "")
    .split(/[\s|]+/)
    .filter((part) => part !== "");

describe("espeak-ng in Mandarin", () => {
  it("reads Hanzi as Mandarin syllables with their tones", async () => {
    // Qǐng A líng líng yī hào dào sān hào chuāngkǒu bànlǐ yèwù.
    expect(await syllables("请 A零零一 号到 三 号窗口办理业务")).toEqual([
      "tS;hi21N",
      "eI44",
      "li35N",
      "li35N",
      "ji55",
      "XAu51",
      "tAu51",
      "sa55n",
      "XAu51",
      "ts.hwA55Nkhou21",
      "pa51nli21",
      "jiE53wu51",
    ]);
  });

  it("never spells them: an English letter name stands only where a letter is written", async () => {
    const english = ((await phonemesOf("请 A零零一 已过号，请到咨询台", "zh")).match(/\(en\)/g) ?? []).length;
    expect(english).toBe(1);
    expect(await phonemesOf("请到咨询台", "zh")).not.toContain("(en)");
  });

  it("says every digit in its own tone", async () => {
    // Líng yī èr sān sì wǔ liù qī bā jiǔ.
    expect(await syllables("零一二三四五六七八九")).toEqual([
      "li35N",
      "ji55",
      "@r51",
      "sa55n",
      "si[51",
      "wu21",
      "liou51",
      "tS;hi55",
      "pA55",
      "tS;iou214",
    ]);
  });

  it("keeps yī in a number that names something, and changes it elsewhere as speech does", async () => {
    expect(await syllables("一 号窗口")).toEqual(["ji55", "XAu51", "ts.hwA55Nkhou214"]);
    expect((await syllables("十一 号"))[1]).toBe("ji55");
    expect((await syllables("请一定来")).join(" ")).toContain("ji35");
  });

  it("takes notation of the engine out of a phrase", () => {
    expect(readingOf("请[[ph]]坐")).toBe("请 ph 坐");
  });
});

describe("espeak-ng in English", () => {
  it("says the letter, not the article, and the digits one by one", async () => {
    expect(await phonemesOf("A, zero zero one, please go to counter three", "en")).toBe(
      ["'eI", "z'i@roU z'i@roU w,0n", "pl'i:z g,oU t@ k'aUnt3 Tr'i:"].join("\n"),
    );
  });
});

describe("the sound of espeak-ng", () => {
  it.each([
    ["zh", "请 A零零一 号到 三 号窗口办理业务", 2_800, 5_500],
    ["zh", "A零零一 已过号，请到咨询台", 2_200, 5_000],
    ["en", "A, zero zero one, please go to counter three", 2_300, 5_000],
  ] as const)("is speech of a plausible length and loudness (%s: %s)", async (language, text, leastMs, mostMs) => {
    const sound = trimSilence(decodeWav(await synthesize(text, language)), { before: 0, after: 0 });
    expect(sound.sampleRate).toBe(22_050);
    expect(lengthMs(sound)).toBeGreaterThan(leastMs);
    expect(lengthMs(sound)).toBeLessThan(mostMs);
    const loudness = Math.sqrt(sound.samples.reduce((sum, sample) => sum + sample * sample, 0) / sound.samples.length) / 32_768;
    expect(loudness).toBeGreaterThan(0.05);
    expect(sound.samples.filter((sample) => Math.abs(sample) >= 32_760)).toHaveLength(0);
  });

  it("takes a text that looks like an option for a text", async () => {
    expect(lengthMs(decodeWav(await synthesize("--voices", "en")))).toBeGreaterThan(300);
  });
});
