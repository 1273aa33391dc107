// Sound as samples: WAV files read and written, silence cut off, pieces joined so that no seam is heard.

/** One channel of 16-bit samples. */
export interface Sound {
  readonly sampleRate: number;
  readonly samples: Int16Array;
}

export class WavError extends Error {}

export const lengthMs = ({ samples, sampleRate }: Sound): number => (samples.length * 1_000) / sampleRate;

/** Whether the bytes are a WAV file whose end was written too: what a power cut leaves behind is not. */
export function isWholeWav(bytes: Uint8Array): boolean {
  if (bytes.length < 44) return false;
  const view = viewOf(bytes);
  return textAt(view, 0) === "RIFF" && textAt(view, 8) === "WAVE" && view.getUint32(4, true) + 8 === bytes.length;
}

/** Reads 16-bit PCM with one or two channels; two become one. Throws WavError with a sentence that says what else was found. */
export function decodeWav(bytes: Uint8Array): Sound {
  const view = viewOf(bytes);
  if (bytes.length < 12 || textAt(view, 0) !== "RIFF" || textAt(view, 8) !== "WAVE") throw new WavError("this is no WAV file");
  let format: { channels: number; sampleRate: number } | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const [name, size] = [textAt(view, at), view.getUint32(at + 4, true)];
    const body = at + 8;
    if (name === "fmt ") format = readFormat(view, body);
    if (name === "data") {
      if (!format) throw new WavError("its sound comes before its format");
      return { sampleRate: format.sampleRate, samples: readSamples(view, body, Math.min(size, bytes.length - body), format.channels) };
    }
    // Chunks are padded to an even length.
    at = body + size + (size % 2);
  }
  throw new WavError("it has no sound in it");
}

export function encodeWav({ sampleRate, samples }: Sound): Uint8Array {
  const bytes = Buffer.alloc(44 + samples.length * 2);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(samples.length * 2, 40);
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, 44 + index * 2);
  return bytes;
}

/** About −46 dB of full scale: below it a loudspeaker in a hall is silent. */
const silence = 160;

/** The sound without the silence around it, but for `keepMs` at each end. All silence becomes nothing. */
export function trimSilence({ sampleRate, samples }: Sound, keepMs: { readonly before: number; readonly after: number }): Sound {
  const first = samples.findIndex((sample) => Math.abs(sample) > silence);
  if (first < 0) return { sampleRate, samples: new Int16Array(0) };
  const last = samples.findLastIndex((sample) => Math.abs(sample) > silence);
  const places = (ms: number) => Math.round((ms * sampleRate) / 1_000);
  return { sampleRate, samples: samples.slice(Math.max(0, first - places(keepMs.before)), last + 1 + places(keepMs.after)) };
}

/** Long enough that a cut wave does not click, too short to be heard. */
const fadeMs = 4;

/** One sound after another without a gap. Throws WavError when their sample rates differ, or there is none. */
export function joinSounds(sounds: readonly Sound[]): Sound {
  const sampleRate = sounds[0]?.sampleRate;
  if (sampleRate === undefined) throw new WavError("there is nothing to join");
  const joined = new Int16Array(sounds.reduce((total, { samples }) => total + samples.length, 0));
  let at = 0;
  for (const sound of sounds) {
    if (sound.sampleRate !== sampleRate) throw new WavError(`${sound.sampleRate} Hz cannot follow ${sampleRate} Hz`);
    joined.set(faded(sound), at);
    at += sound.samples.length;
  }
  return { sampleRate, samples: joined };
}

function faded({ samples, sampleRate }: Sound): Int16Array {
  const places = Math.min(Math.round((fadeMs * sampleRate) / 1_000), samples.length >> 1);
  return samples.map((sample, index) => {
    const fromEdge = Math.min(index, samples.length - 1 - index);
    return fromEdge < places ? Math.round((sample * fromEdge) / places) : sample;
  });
}

function readFormat(view: DataView, at: number): { channels: number; sampleRate: number } {
  const [kind, channels] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
  const [sampleRate, bits] = [view.getUint32(at + 4, true), view.getUint16(at + 14, true)];
  // 65534 is the extensible form, which says PCM further on; its bits are what matters here.
  if ((kind !== 1 && kind !== 65_534) || bits !== 16) throw new WavError(`it must be 16-bit PCM, and is ${bits}-bit of kind ${kind}`);
  if (channels !== 1 && channels !== 2) throw new WavError(`it must have one or two channels, and has ${channels}`);
  return { channels, sampleRate };
}

function readSamples(view: DataView, at: number, size: number, channels: number): Int16Array {
  const samples = new Int16Array(Math.floor(size / 2 / channels));
  for (let index = 0; index < samples.length; index++) {
    const place = at + index * 2 * channels;
    const left = view.getInt16(place, true);
    samples[index] = channels === 1 ? left : (left + view.getInt16(place + 2, true)) >> 1;
  }
  return samples;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const textAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
