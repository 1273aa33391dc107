// A speech model small enough to write down: every sign is a tone of its own, so that a test can hear what was said and in which order.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Sound, decodeWav } from "../wav.ts";

const sampleRate = 16_000;
/** Samples of one sign: whole waves of every tone, so that neighbours join without a click. */
const signSamples = 1_600;
/** Hz of a sign's tone: whole waves in a tenth of a second. */
const toneOf = (place: number): number => 300 + place * 40;

/** Writes a model that says these signs into a folder, as sherpa-onnx reads a VITS model with a lexicon. */
export function writeToneModel(folder: string, signs: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  const table = new Float32Array((signs.length + 1) * signSamples);
  for (const [place] of signs.entries())
    for (let index = 0; index < signSamples; index++)
      table[(place + 1) * signSamples + index] = 0.5 * Math.sin((2 * Math.PI * toneOf(place) * index) / sampleRate);
  writeFileSync(join(folder, "model.onnx"), onnx(table, signs.length + 1));
  writeFileSync(join(folder, "tokens.txt"), ["_", ...signs.keys()].map((sign, id) => `${id === 0 ? sign : `t${sign}`} ${id}\n`).join(""));
  writeFileSync(join(folder, "lexicon.txt"), signs.map((sign, place) => `${sign.toLowerCase()} t${place}\n`).join(""));
}

/** The signs that are heard in a sound, one for each tenth of a second in which there is a tone. */
export function heard(wav: Uint8Array, signs: readonly string[]): string {
  const { samples } = decodeWav(wav);
  const begin = samples.findIndex((sample) => Math.abs(sample) > 500);
  let said = "";
  for (let at = begin; at + signSamples / 2 <= samples.length; at += signSamples) {
    // The middle of a sign, where a trimmed edge does not matter.
    const piece = { sampleRate, samples: samples.subarray(at + signSamples / 4, at + (3 * signSamples) / 4) };
    const powers = signs.map((_, place) => powerAt(piece, toneOf(place)));
    said += signs[powers.indexOf(Math.max(...powers))] ?? "";
  }
  return said;
}

function powerAt({ samples, sampleRate: rate }: Sound, hertz: number): number {
  let [real, imaginary] = [0, 0];
  for (const [index, sample] of samples.entries()) {
    const angle = (2 * Math.PI * hertz * index) / rate;
    real += sample * Math.cos(angle);
    imaginary += sample * Math.sin(angle);
  }
  return real * real + imaginary * imaginary;
}

/** The network: each token looked up in a table of waves, and the waves put end to end. ONNX is protocol buffers; these are the few of its fields that it takes. */
function onnx(table: Float32Array, rows: number): Buffer {
  const scales = ["noise_scale", "length_scale", "noise_scale_w"].map((name) => value(11, name, float, [1]));
  const graph = message(
    7,
    node("Gather", ["table", "x"], "waves"),
    node("Reshape", ["waves", "shape"], "y"),
    text(2, "tones"),
    tensor("table", float, [rows, signSamples], new Uint8Array(table.buffer)),
    tensor("shape", int64, [3], new Uint8Array(new BigInt64Array([1n, 1n, -1n]).buffer)),
    value(11, "x", int64, [1, "length"]),
    value(11, "x_length", int64, [1]),
    ...scales,
    value(12, "y", float, [1, 1, "samples"]),
  );
  const facts = {
    model_type: "vits",
    comment: "tones",
    language: "Chinese",
    n_speakers: "0",
    sample_rate: `${sampleRate}`,
    add_blank: "0",
    punctuation: ", 。",
  };
  const described = Object.entries(facts).map(([key, fact]) => message(14, text(1, key), text(2, fact)));
  return Buffer.concat([number(1, 8), graph, message(8, text(1, ""), number(2, 13)), ...described]);
}

const float = 1;
const int64 = 7;

const varint = (value: number): Buffer => {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
};
const number = (field: number, value: number): Buffer => Buffer.concat([varint(field * 8), varint(value)]);
const bytes = (field: number, value: Uint8Array): Buffer => Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
const text = (field: number, value: string): Buffer => bytes(field, Buffer.from(value));
const message = (field: number, ...parts: readonly Buffer[]): Buffer => bytes(field, Buffer.concat(parts));
const node = (operator: string, from: readonly string[], to: string): Buffer =>
  message(1, ...from.map((name) => text(1, name)), text(2, to), text(4, operator));
const tensor = (name: string, type: number, size: readonly number[], raw: Uint8Array): Buffer =>
  message(5, ...size.map((length) => number(1, length)), number(2, type), text(8, name), bytes(9, raw));
const dimension = (size: number | string): Buffer => (typeof size === "string" ? message(1, text(2, size)) : message(1, number(1, size)));
const value = (field: number, name: string, type: number, size: readonly (number | string)[]): Buffer =>
  message(field, text(1, name), message(2, message(1, number(1, type), message(2, ...size.map(dimension)))));
