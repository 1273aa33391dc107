// A neural voice of the hall's choice, by sherpa-onnx: speaks once its model is loaded, and leaves the phrase to the next voice until then.

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Language, Words } from "@hallflow/queue-core";
import { WorkerLink } from "../engine/worker-link.ts";
import { type Speaker, VoiceError, type VoiceLog } from "../speaker.ts";
import { WavError, decodeWav, encodeWav, trimSilence } from "../wav.ts";
import { findEngine } from "./engine.ts";
import { ModelMistake, type SpeechModel, modelFolders, readModel, unsayable } from "./model-folder.ts";

const program = fileURLToPath(new URL("worker.ts", import.meta.url));
/** To be raised with every change of how models are asked. */
const revision = 1;
const longestText = 400;
const keepMs = { before: 30, after: 120 };
/** A large model is read from a slow disk once; after that a phrase must not keep a display waiting. */
const limits = { firstAnswerMs: 120_000, tries: 1 };
const tryAgainMs = 60_000;
const sample: Record<Language, string> = { zh: "一", en: "one" };

export interface SherpaOptions {
  /** With a folder for each language, and the engine's package beside them. */
  readonly root: string;
  readonly log: VoiceLog;
  /** What is wrong with this voice, and null once it speaks: the hall has another meanwhile. */
  readonly troubled: (words: Words | null) => void;
  /** Another process, in tests. */
  readonly link?: Pick<WorkerLink, "ask" | "close">;
  readonly retryMs?: number;
}

export function sherpaSpeaker({ root, log, troubled, link: given, retryMs = tryAgainMs }: SherpaOptions): Speaker {
  const { models, mistake } = readModels(root);
  const languages = Object.keys(models) as Language[];
  const link = given ?? new WorkerLink([program, root], log, limits);
  const ready = new Set<Language>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;

  /** Has each model say a word: from then on this voice can speak. */
  const warmUp = async (): Promise<void> => {
    let wrong = mistake;
    for (const language of languages) {
      if (ready.has(language)) continue;
      try {
        audible(await link.ask(sample[language], language));
        ready.add(language);
      } catch (error) {
        if (isClosed) return;
        const why = error instanceof Error ? error.message : String(error);
        log.warn({ language, why }, "the hall's speech model cannot speak; another voice does");
        wrong ??= cannotLoad(models[language]?.folder ?? root, why);
      }
    }
    if (isClosed) return;
    troubled(wrong);
    if (ready.size < languages.length) timer = setTimeout(() => void warmUp(), retryMs);
  };
  if (languages.length > 0) void warmUp();
  else troubled(mistake);

  return {
    identity: `sherpa-onnx ${revision} ${languages.map((language) => models[language]?.digest ?? "").join(" ")}`,
    canSay(text, language) {
      const model = models[language];
      return (
        model !== undefined &&
        ready.has(language) &&
        text.length <= longestText &&
        /[\p{L}\p{N}]/u.test(text) &&
        unsayable(model, text).length === 0
      );
    },
    async say(text, language) {
      try {
        return audible(await link.ask(text, language));
      } catch (error) {
        // Whatever became of the engine, its next process has the models to load before it can be asked again.
        if (error instanceof VoiceError && error.trouble !== "busy" && error.trouble !== "closed" && ready.size > 0) {
          ready.clear();
          timer = setTimeout(() => void warmUp(), 0);
        }
        throw error;
      }
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      return link.close();
    },
  };
}

function readModels(root: string): { models: Partial<Record<Language, SpeechModel>>; mistake: Words | null } {
  if (!existsSync(root)) return { models: {}, mistake: noFolder(root) };
  const folders = modelFolders(root);
  if (Object.keys(folders).length === 0) return { models: {}, mistake: noFolder(root) };
  if (findEngine(root) === null) return { models: {}, mistake: noEngine(root) };
  const models: Partial<Record<Language, SpeechModel>> = {};
  let mistake: Words | null = null;
  for (const [language, folder] of Object.entries(folders) as [Language, string][]) {
    try {
      models[language] = readModel(folder);
    } catch (error) {
      if (!(error instanceof ModelMistake)) throw error;
      mistake ??= withFallback(error.words);
    }
  }
  return { models, mistake };
}

/** The sound without its silence. Throws VoiceError when nothing is left. */
function audible(wav: Uint8Array): Uint8Array {
  try {
    const sound = trimSilence(decodeWav(wav), keepMs);
    if (sound.samples.length > 0) return encodeWav(sound);
  } catch (error) {
    if (!(error instanceof WavError)) throw error;
    throw new VoiceError("failed", `the speech model made no sound that can be played: ${error.message}`);
  }
  throw new VoiceError("failed", "the speech model made nothing but silence");
}

const withFallback = ({ zh, en }: Words): Words => ({
  zh: `语音模型不可用：${zh}。暂由内置语音播报。`,
  en: `The hall's speech model is not in use: ${en}. The built-in voice speaks meanwhile.`,
});
const noFolder = (root: string): Words =>
  withFallback({ zh: `${root} 中没有 zh、en 或 zh-en 文件夹`, en: `there is no folder zh, en or zh-en in ${root}` });
const noEngine = (root: string): Words =>
  withFallback({
    zh: `没有安装 sherpa-onnx，请在 ${root} 中运行 npm install sherpa-onnx-node，然后重新启动`,
    en: `sherpa-onnx is not installed. Run npm install sherpa-onnx-node in ${root}, and start again`,
  });
const cannotLoad = (folder: string, why: string): Words =>
  withFallback({
    zh: `${folder} 的模型无法使用（${why.slice(0, 160)}）`,
    en: `the model in ${folder} cannot be used (${why.slice(0, 160)})`,
  });
