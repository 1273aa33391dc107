import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { decodeWav, encodeWav, lengthMs } from "../wav.ts";
import { clipSpeaker } from "./clip-speaker.ts";
import { divide, unitsOf } from "./pieces.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A loud sound of a length that tells it from the others, with silence around it as a recording has. */
function clip(ms: number, sampleRate = 16_000): Uint8Array {
  const edge = Array.from({ length: sampleRate / 5 }, () => 0);
  const loud = Array.from({ length: (ms * sampleRate) / 1_000 }, (_, at) => (at % 2 === 0 ? 9_000 : -9_000));
  return encodeWav({ sampleRate, samples: Int16Array.from([...edge, ...loud, ...edge]) });
}

function folderWith(files: Readonly<Record<string, Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "clips-"));
  folders.push(folder);
  for (const language of ["zh", "en"]) mkdirSync(join(folder, language));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  return folder;
}

function heardLog() {
  const warnings: object[] = [];
  return { warnings, info: () => undefined, warn: (details: object) => void warnings.push(details) };
}

describe("a text in pieces", () => {
  const recorded = new Set(["请", "a", "零", "一", "零 零", "零 零 一", "号 到", "三", "号 窗 口"]);

  it("is divided into the fewest recordings, punctuation and spaces apart", () => {
    expect(divide(unitsOf("请，A零零一 号到 三 号窗口。", "zh"), recorded, 3)).toEqual(["请", "a", "零 零 一", "号 到", "三", "号 窗 口"]);
  });

  it("is not divided when a part was never recorded, or when there is nothing to say", () => {
    expect(divide(unitsOf("请B零零一", "zh"), recorded, 3)).toBeNull();
    expect(divide(unitsOf("……", "zh"), recorded, 3)).toBeNull();
  });

  it("is words in English", () => {
    expect(unitsOf("A, zero zero one, please go", "en")).toEqual(["a", "zero", "zero", "one", "please", "go"]);
  });
});

describe("recorded clips", () => {
  it("are joined without the silence that each has around it", async () => {
    const files = { "zh/请.wav": clip(100), "zh/A.wav": clip(80), "zh/零.wav": clip(60), "zh/号到.wav": clip(150) };
    const speaker = clipSpeaker(folderWith(files), heardLog());
    const sound = decodeWav(await speaker.say("请 A零零 号到", "zh"));
    // Five pieces, each with 15 ms before it and 25 ms after.
    expect(lengthMs(sound)).toBeCloseTo(100 + 80 + 60 + 60 + 150 + 5 * 40, 0);
  });

  it("say nothing that they do not cover whole, so that another voice can", async () => {
    const speaker = clipSpeaker(folderWith({ "zh/请.wav": clip(50) }), heardLog());
    expect([speaker.canSay("请", "zh"), speaker.canSay("请坐", "zh"), speaker.canSay("please", "en")]).toEqual([true, false, false]);
    await expect(speaker.say("请坐", "zh")).rejects.toMatchObject({ trouble: "cannot-say" });
  });

  it("that cannot be used are named with the reason, and the others are heard", () => {
    const log = heardLog();
    const files = {
      "zh/一.wav": clip(50),
      "zh/三.wav": clip(50, 8_000),
      "zh/……wav.wav": Buffer.from("no sound"),
      "zh/二.wav": encodeWav({ sampleRate: 16_000, samples: new Int16Array(1_000) }),
    };
    const speaker = clipSpeaker(folderWith(files), log);
    expect(log.warnings).toMatchObject([
      { why: "this is no WAV file" },
      { why: "it has 8000 Hz, and the clips before it 16000 Hz: all must be alike" },
      { why: "it is silent" },
    ]);
    expect(["一", "二", "三"].map((text) => speaker.canSay(text, "zh"))).toEqual([true, false, false]);
  });

  it("change their identity with their sound, and cover nothing where there is no folder", () => {
    const one = clipSpeaker(folderWith({ "zh/一.wav": clip(50) }), heardLog());
    const other = clipSpeaker(folderWith({ "zh/一.wav": clip(51) }), heardLog());
    expect(one.identity).not.toBe(other.identity);
    expect(clipSpeaker(join(tmpdir(), "no-such-folder"), heardLog()).canSay("一", "zh")).toBe(false);
  });
});
