// The speech models that a hall has installed: what lies in its folder, as sherpa-onnx wants to be told, or what is wrong with it.

import { type Stats, existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Language, Words } from "@hallflow/queue-core";
import { z } from "zod";

/** The parts of a model by the names that sherpa-onnx has for them. */
export type ModelParts =
  | { readonly vits: Readonly<Record<"model" | "lexicon" | "tokens" | "dataDir", string>> }
  | { readonly matcha: Readonly<Record<"acousticModel" | "vocoder" | "lexicon" | "tokens" | "dataDir", string>> }
  | { readonly kokoro: Readonly<Record<"model" | "voices" | "lexicon" | "tokens" | "dataDir", string>> };

export interface SpeechModel {
  readonly folder: string;
  readonly parts: ModelParts;
  /** Rewriting rules that came with the model, joined as the engine reads them. */
  readonly ruleFsts: string;
  /** Which of the model's voices speaks, and how fast. */
  readonly speaker: number;
  readonly speed: number;
  /** The words that it can say, in small letters; null for a model that reads whatever is written. */
  readonly words: ReadonlySet<string> | null;
  /** Changes with every file of the model and every choice made for it. */
  readonly digest: string;
}

/** What a hall chooses of a model, in its voice.json. */
const choiceSchema = z.strictObject({ speaker: z.int().min(0).max(10_000).default(0), speed: z.number().min(0.5).max(2).default(1) });

export class ModelMistake extends Error {
  readonly words: Words;

  constructor(zh: string, en: string) {
    super(en);
    this.words = { zh, en };
  }
}

/** The folder of each language: `zh` and `en`, or `zh-en` for a model that speaks both. */
export function modelFolders(root: string): Partial<Record<Language, string>> {
  const found = (["zh", "en"] as const).flatMap((language) => {
    const folder = [language, "zh-en"].map((name) => join(root, name)).find((path) => existsSync(path));
    return folder === undefined ? [] : [[language, folder] as const];
  });
  return Object.fromEntries(found);
}

/** Reads the model of a folder. Throws ModelMistake. */
export function readModel(folder: string): SpeechModel {
  const names = readdirSync(folder).sort();
  const at = (name: string | undefined) => (name === undefined ? "" : join(folder, name));
  const need = (name: string): string => {
    if (names.includes(name)) return join(folder, name);
    throw new ModelMistake(`${folder} 中缺少 ${name}`, `${name} is missing in ${folder}`);
  };
  const onnx = names.filter((name) => name.endsWith(".onnx"));
  const vocoder = onnx.find((name) => /vocos|hifigan/.test(name));
  const acoustic = onnx.filter((name) => name !== vocoder);
  // Of a model that comes in two sizes the whole one is taken.
  const model = acoustic.find((name) => !name.includes("int8")) ?? acoustic[0];
  if (model === undefined) throw new ModelMistake(`${folder} 中没有模型文件（.onnx）`, `there is no model (.onnx) in ${folder}`);
  const lexicons = names.filter((name) => /^lexicon.*\.txt$/.test(name)).map((name) => join(folder, name));
  const dataDir = names.includes("espeak-ng-data") ? join(folder, "espeak-ng-data") : "";
  if (lexicons.length === 0 && dataDir === "")
    throw new ModelMistake(
      `${folder} 中没有 lexicon.txt，也没有 espeak-ng-data`,
      `there is neither lexicon.txt nor espeak-ng-data in ${folder}`,
    );
  const common = { lexicon: lexicons.join(","), tokens: need("tokens.txt"), dataDir };
  const parts: ModelParts = names.includes("voices.bin")
    ? { kokoro: { model: at(model), voices: at("voices.bin"), ...common } }
    : vocoder === undefined
      ? { vits: { model: at(model), ...common } }
      : { matcha: { acousticModel: at(model), vocoder: at(vocoder), ...common } };
  const choice = readChoice(join(folder, "voice.json"));
  const sizes = names
    .map((name) => [name, statSync(join(folder, name))] as const)
    .map(([name, { size, mtimeMs }]: readonly [string, Stats]) => [name, size, mtimeMs]);
  return {
    folder,
    parts,
    ruleFsts: names
      .filter((name) => name.endsWith(".fst"))
      .map((name) => join(folder, name))
      .join(","),
    ...choice,
    words: dataDir === "" ? wordsOf(lexicons) : null,
    digest: JSON.stringify([sizes, choice]),
  };
}

function readChoice(file: string): z.output<typeof choiceSchema> {
  if (!existsSync(file)) return choiceSchema.parse({});
  try {
    return choiceSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    const form = '{ "speaker": 0, "speed": 1 }';
    throw new ModelMistake(`${file} 无法读取，应形如 ${form}`, `${file} cannot be read; it should look like ${form}`);
  }
}

/** Of the words that a lexicon has, single signs and whole words of letters: what a phrase is looked up by. */
function wordsOf(lexicons: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const lexicon of lexicons)
    for (const line of readFileSync(lexicon, "utf8").split("\n")) {
      const word = line.slice(0, line.search(/\s/)).toLowerCase();
      if (word !== "" && (word.length === 1 || /^[\p{Script=Latin}\p{N}']+$/u.test(word))) words.add(word);
    }
  return words;
}

/** What of a text a model cannot say: the engine would leave it out without a word. */
export function unsayable({ words }: Pick<SpeechModel, "words">, text: string): readonly string[] {
  if (!words) return [];
  const asked = text.toLowerCase().match(/[\p{Script=Latin}\p{N}']+|\p{L}/gu) ?? [];
  return asked.filter((word) => !words.has(word));
}
