import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Speaker, VoiceError, type VoiceTrouble } from "./speaker.ts";
import { type Voice, type VoiceOptions, createVoice } from "./voice.ts";
import { decodeWav, encodeWav, isWholeWav, lengthMs } from "./wav.ts";

let folder: string;
const voices: Voice[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "voice-"));
});
afterEach(async () => {
  await Promise.all(voices.splice(0).map((voice) => voice.close()));
  rmSync(folder, { recursive: true });
});

function open(options: Partial<VoiceOptions> = {}): Voice {
  const voice = createVoice({ cacheFolder: join(folder, "cache"), ...options });
  voices.push(voice);
  return voice;
}

/** A speaker whose every rendering is told from the others by its length. */
function countingSpeaker(identity = "counting", trouble: VoiceTrouble | null = null) {
  const said: string[] = [];
  const speaker: Speaker = {
    identity,
    canSay: (text) => !text.includes("unknown"),
    async say(text) {
      said.push(text);
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (trouble) throw new VoiceError(trouble, `no sound of ${text}`);
      return encodeWav({ sampleRate: 8_000, samples: new Int16Array(1_000 + said.length) });
    },
    close: async () => undefined,
  };
  return { said, speaker };
}

describe("the hub's voice", () => {
  it("renders a phrase once for all who ask at the same time", async () => {
    const { said, speaker } = countingSpeaker();
    const voice = open({ speakers: [speaker] });
    const sounds = await Promise.all(Array.from({ length: 20 }, () => voice.render("请", "zh")));
    expect(said).toEqual(["请"]);
    expect(new Set(sounds.map(({ length }) => length)).size).toBe(1);
  });

  it("keeps what it rendered beyond a restart, by text, language and voice", async () => {
    const { said, speaker } = countingSpeaker();
    const first = await open({ speakers: [speaker] }).render("A", "zh");
    expect(Buffer.from(await open({ speakers: [speaker] }).render("A", "zh"))).toEqual(Buffer.from(first));
    expect(said).toHaveLength(1);
    await open({ speakers: [speaker] }).render("A", "en");
    await open({ speakers: [{ ...speaker, identity: "another" }] }).render("A", "zh");
    expect(said).toHaveLength(3);
  });

  it("renders anew what a power cut left half written", async () => {
    const { said, speaker } = countingSpeaker();
    await open({ speakers: [speaker] }).render("A", "zh");
    const [file = ""] = readdirSync(join(folder, "cache"));
    const path = join(folder, "cache", file);
    writeFileSync(path, readFileSync(path).subarray(0, 500));
    expect(isWholeWav(await open({ speakers: [speaker] }).render("A", "zh"))).toBe(true);
    expect(said).toHaveLength(2);
    expect(isWholeWav(readFileSync(path))).toBe(true);
  });

  it("throws away what was used least when its room is full", async () => {
    const { said, speaker } = countingSpeaker();
    const voice = open({ speakers: [speaker], cacheLimitBytes: 5_000 });
    for (const text of ["one", "two", "one", "three", "one"]) await voice.render(text, "en");
    expect(said).toEqual(["one", "two", "three"]);
    expect(readdirSync(join(folder, "cache"))).toHaveLength(2);
    await voice.render("two", "en");
    expect(said).toHaveLength(4);
  });

  it("goes on without a disk to keep phrases on", async () => {
    writeFileSync(join(folder, "file"), "in the way");
    const { said, speaker } = countingSpeaker();
    const voice = open({ speakers: [speaker], cacheFolder: join(folder, "file", "cache") });
    expect(isWholeWav(await voice.render("A", "zh"))).toBe(true);
    expect(isWholeWav(await voice.render("A", "zh"))).toBe(true);
    expect(said).toHaveLength(2);
  });

  it("lets the next voice say what the first cannot, or fails to", async () => {
    const [broken, whole] = [countingSpeaker("broken", "failed"), countingSpeaker("whole")];
    const voice = open({ speakers: [broken.speaker, whole.speaker] });
    expect(isWholeWav(await voice.render("A", "zh"))).toBe(true);
    expect([broken.said, whole.said]).toEqual([["A"], ["A"]]);
  });

  it("tells of trouble until it has rendered again, and of a text that nobody can say only to the asker", async () => {
    const heard: (VoiceTrouble | null)[] = [];
    const [broken, whole] = [countingSpeaker("broken", "failed"), countingSpeaker("whole")];
    let speaker = broken.speaker;
    const changing: Speaker = { ...whole.speaker, say: (text, language) => speaker.say(text, language) };
    const voice = open({ speakers: [changing], troubled: (trouble) => void heard.push(trouble?.trouble ?? null) });
    await expect(voice.render("unknown", "zh")).rejects.toMatchObject({ trouble: "cannot-say" });
    await expect(voice.render("A", "zh")).rejects.toMatchObject({ trouble: "failed" });
    speaker = whole.speaker;
    await voice.render("A", "zh");
    await voice.render("B", "zh");
    expect(heard).toEqual(["failed", null]);
  });

  it("refuses after its end, and ends what runs", async () => {
    const { speaker } = countingSpeaker();
    const voice = open({ speakers: [speaker] });
    await voice.close();
    await expect(voice.render("A", "zh")).rejects.toMatchObject({ trouble: "closed" });
  });
});

describe("the embedded voice", () => {
  it("says both languages from its own process, without silence at the ends", async () => {
    const voice = open();
    const [chinese, english] = await Promise.all([
      voice.render("请 A零零一 号到 三 号窗口办理业务", "zh"),
      voice.render("A, zero zero one, please go to counter three", "en"),
    ]);
    for (const wav of [chinese, english]) {
      const sound = decodeWav(wav);
      expect(lengthMs(sound)).toBeGreaterThan(2_300);
      const loud = (sample: number) => Math.abs(sample) > 160;
      const before = sound.samples.findIndex(loud);
      const after = sound.samples.length - 1 - sound.samples.findLastIndex(loud);
      expect((before * 1_000) / sound.sampleRate).toBeLessThanOrEqual(31);
      expect((after * 1_000) / sound.sampleRate).toBeCloseTo(120, 0);
    }
    await expect(voice.render("……", "zh")).rejects.toMatchObject({ trouble: "cannot-say" });
  });

  it("is never loaded into the hub: only the engine's own process imports it", () => {
    const sources = join(import.meta.dirname, "..");
    const importers = readdirSync(sources, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.ts$/.test(name))
      .filter((name) => /from "(espeak-ng|.*\/synthesis\.ts)"/.test(readFileSync(join(sources, name), "utf8")));
    expect(importers.map((name) => relative(sources, join(sources, name)).replaceAll("\\", "/")).sort()).toEqual([
      "voice/espeak/synthesis.ts",
      "voice/espeak/worker.ts",
    ]);
  });
});
