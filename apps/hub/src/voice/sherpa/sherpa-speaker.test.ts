// The neural voice on the real engine, with a model that says each sign as a tone of its own: what it says is heard, whole and in order.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Words } from "@hallflow/queue-core";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Speaker } from "../speaker.ts";
import { createVoice } from "../voice.ts";
import { findEngine } from "./engine.ts";
import { readModel, unsayable } from "./model-folder.ts";
import { sherpaSpeaker } from "./sherpa-speaker.ts";
import { heard, writeToneModel } from "./tone-model.fixture.ts";

const signs = "请 零 一 二 三 四 五 六 七 八 九 十 号 到 窗 口 办 理 业 务 A".split(" ");
const log = pino({ level: "silent" });
const speakers: Speaker[] = [];
let root: string;

// The engine is looked for from the models' folder upwards: these folders lie below the hub's own, which has one for its tests.
const modules = fileURLToPath(new URL("../../../node_modules", import.meta.url));
beforeEach(() => (root = mkdtempSync(join(modules, ".models-"))));
afterEach(async () => {
  await Promise.all(speakers.splice(0).map((speaker) => speaker.close()));
  rmSync(root, { recursive: true });
});

function speak(folder = root, options: { retryMs?: number } = {}) {
  const told: (Words | null)[] = [];
  const speaker = sherpaSpeaker({ root: folder, log, troubled: (words) => told.push(words), ...options });
  speakers.push(speaker);
  return { speaker, told };
}

describe("a voice by sherpa-onnx", () => {
  it("says a call whole and in order, once its model is loaded", async () => {
    writeToneModel(join(root, "zh"), signs);
    const { speaker, told } = speak();
    expect(speaker.canSay("请A零零一号", "zh")).toBe(false);
    await expect.poll(() => told, { timeout: 20_000 }).toEqual([null]);
    const call = "请 A零零一 号到 三 号窗口办理业务";
    expect(speaker.canSay(call, "zh")).toBe(true);
    expect(heard(await speaker.say(call, "zh"), signs)).toBe("请A零零一号到三号窗口办理业务");
    expect(speaker.canSay("please", "en")).toBe(false);
  }, 30_000);

  it("leaves to another voice what its model would leave out", async () => {
    writeToneModel(
      join(root, "zh"),
      signs.filter((sign) => sign !== "A"),
    );
    const { speaker, told } = speak();
    await expect.poll(() => told, { timeout: 20_000 }).toEqual([null]);
    expect(speaker.canSay("请零零一号", "zh")).toBe(true);
    expect(speaker.canSay("请 A零零一 号", "zh")).toBe(false);
  }, 30_000);

  it("says what is broken and how to mend it, while the hall goes on speaking", async () => {
    writeToneModel(join(root, "zh"), signs);
    writeFileSync(join(root, "zh", "model.onnx"), "no model at all");
    const told: (Words | null)[] = [];
    const voice = createVoice({
      cacheFolder: join(root, "kept"),
      modelsFolder: root,
      modelTroubled: (words) => told.push(words),
      logger: log,
    });
    const wav = await voice.render("请零零一号", "zh");
    expect(wav.length).toBeGreaterThan(10_000);
    await expect.poll(() => told[0]?.en, { timeout: 20_000 }).toContain(`the model in ${join(root, "zh")} cannot be used`);
    expect(told[0]?.zh).toContain("暂由内置语音播报");
    await voice.close();
  }, 30_000);

  it("names what is missing: the folders, the engine, a file of the model", async () => {
    expect(speak(join(root, "nowhere")).told[0]?.en).toContain("no folder zh, en or zh-en");
    const elsewhere = mkdtempSync(join(tmpdir(), "hallflow-models-"));
    mkdirSync(join(elsewhere, "zh"));
    expect(findEngine(elsewhere)).toBeNull();
    expect(speak(elsewhere).told[0]).toMatchObject({ zh: expect.stringContaining("npm install sherpa-onnx-node") as string });
    rmSync(elsewhere, { recursive: true });
    mkdirSync(join(root, "zh"));
    expect(speak().told[0]?.en).toContain("no model (.onnx)");
    writeToneModel(join(root, "zh"), signs);
    rmSync(join(root, "zh", "tokens.txt"));
    expect(speak().told[0]?.zh).toContain("缺少 tokens.txt");
    writeToneModel(join(root, "zh"), signs);
    writeFileSync(join(root, "zh", "voice.json"), `{ "speed": 9 }`);
    expect(speak().told[0]?.en).toContain(`{ "speaker": 0, "speed": 1 }`);
  });

  it("loads its model again after its engine died, and does not speak until it has", async () => {
    writeToneModel(join(root, "zh-en"), [...signs, "one"]);
    const answers: (Uint8Array | Error)[] = [];
    const told: (Words | null)[] = [];
    const asked: string[] = [];
    const { VoiceError } = await import("../speaker.ts");
    const wav = (await import("../wav.ts")).encodeWav({ sampleRate: 8_000, samples: new Int16Array(800).fill(9_000) });
    const link = {
      ask: async (text: string) => {
        asked.push(text);
        const answer = answers.shift() ?? wav;
        if (answer instanceof Error) throw answer;
        return answer;
      },
      close: async () => undefined,
    };
    const speaker = sherpaSpeaker({ root, log, troubled: (words) => told.push(words), link, retryMs: 5 });
    speakers.push(speaker);
    await expect.poll(() => told).toEqual([null]);
    answers.push(new VoiceError("failed", "the process ended"), new VoiceError("failed", "again"));
    await expect(speaker.say("请", "zh")).rejects.toThrow("the process ended");
    expect(speaker.canSay("请", "zh")).toBe(false);
    await expect.poll(() => speaker.canSay("请", "zh")).toBe(true);
    expect(asked).toEqual(["一", "one", "请", "一", "one", "一"]);
    expect(told.map((words) => words?.en ?? null)).toEqual([null, expect.stringContaining("(again)"), null]);
  });
});

describe("a model's folder", () => {
  const parts = (...names: string[]) => {
    mkdirSync(join(root, "zh"), { recursive: true });
    for (const name of names) writeFileSync(join(root, "zh", name), "");
    return readModel(join(root, "zh"));
  };

  it("is known by its files: VITS, Matcha with its vocoder, Kokoro with its voices", () => {
    const folder = join(root, "zh");
    expect(parts("model.onnx", "model.int8.onnx", "tokens.txt", "lexicon.txt", "number.fst")).toMatchObject({
      parts: { vits: { model: join(folder, "model.onnx"), lexicon: join(folder, "lexicon.txt") } },
      ruleFsts: join(folder, "number.fst"),
      speaker: 0,
      speed: 1,
    });
    expect(parts("vocos-22khz-univ.onnx").parts).toMatchObject({ matcha: { vocoder: join(folder, "vocos-22khz-univ.onnx") } });
    expect(parts("voices.bin", "lexicon-zh.txt").parts).toMatchObject({
      kokoro: { lexicon: [join(folder, "lexicon-zh.txt"), join(folder, "lexicon.txt")].join(",") },
    });
  });

  it("of another voice or speed is another voice", () => {
    const before = parts("model.onnx", "tokens.txt", "lexicon.txt").digest;
    writeFileSync(join(root, "zh", "voice.json"), `{ "speaker": 3, "speed": 0.9 }`);
    expect(parts()).toMatchObject({ speaker: 3, speed: 0.9 });
    expect(parts().digest).not.toBe(before);
  });

  it("tells what would be left out of a phrase", () => {
    expect(unsayable({ words: new Set(["请", "a", "one"]) }, "请 A, one two 号")).toEqual(["two", "号"]);
    expect(unsayable({ words: null }, "anything")).toEqual([]);
  });
});
