import { describe, expect, it } from "vitest";
import { decodeWav, encodeWav, isWholeWav, joinSounds, lengthMs, trimSilence } from "./wav.ts";

const sampleRate = 8_000;
const tone = (ms: number, height = 8_000) =>
  Int16Array.from({ length: (ms * sampleRate) / 1_000 }, (_, at) => Math.round(height * Math.cos(at)));
const silence = (ms: number) => new Int16Array((ms * sampleRate) / 1_000);
const after = (...parts: Int16Array[]) => Int16Array.from(parts.flatMap((part) => [...part]));

/** A stereo file with a chunk before its sound, as recorders write them. */
function stereoWav(left: readonly number[], right: readonly number[]): Uint8Array {
  const mono = Buffer.from(encodeWav({ sampleRate, samples: Int16Array.from(left.flatMap((value, at) => [value, right[at] ?? 0])) }));
  mono.writeUInt16LE(2, 22);
  const note = Buffer.from("LIST\x03\0\0\0abc\0", "latin1");
  return Buffer.concat([mono.subarray(0, 36), note, mono.subarray(36)]);
}

describe("WAV files", () => {
  it("come back as they were written", () => {
    const samples = Int16Array.from([0, 1, -1, 32_767, -32_768]);
    const wav = encodeWav({ sampleRate, samples });
    expect(decodeWav(wav)).toEqual({ sampleRate, samples });
    expect(isWholeWav(wav)).toBe(true);
    expect(isWholeWav(wav.subarray(0, wav.length - 2))).toBe(false);
    expect(isWholeWav(new Uint8Array(wav.length))).toBe(false);
  });

  it("become one channel from two, whatever else is in the file", () => {
    expect([...decodeWav(stereoWav([100, -100], [300, -300])).samples]).toEqual([200, -200]);
  });

  it("are refused with what was found instead", () => {
    const eightBit = Buffer.from(encodeWav({ sampleRate, samples: tone(1) }));
    eightBit.writeUInt16LE(8, 34);
    expect(() => decodeWav(eightBit)).toThrow("it must be 16-bit PCM, and is 8-bit of kind 1");
    expect(() => decodeWav(Buffer.from("ID3 an mp3 file, renamed"))).toThrow("this is no WAV file");
    expect(() => decodeWav(encodeWav({ sampleRate, samples: tone(1) }).subarray(0, 36))).toThrow("it has no sound in it");
  });
});

describe("silence", () => {
  it("is cut off at both ends, but for what is to be kept", () => {
    const samples = after(silence(300), tone(200), silence(400));
    expect(lengthMs(trimSilence({ sampleRate, samples }, { before: 20, after: 50 }))).toBeCloseTo(270, 0);
  });

  it("stays where a phrase pauses", () => {
    const samples = after(tone(100), silence(200), tone(100));
    expect(lengthMs(trimSilence({ sampleRate, samples }, { before: 0, after: 0 }))).toBeCloseTo(400, 0);
  });

  it("alone is nothing", () => {
    expect(trimSilence({ sampleRate, samples: silence(500) }, { before: 20, after: 20 }).samples).toHaveLength(0);
  });
});

describe("joined sounds", () => {
  it("follow each other without a gap or a click", () => {
    const joined = joinSounds([
      { sampleRate, samples: tone(100) },
      { sampleRate, samples: tone(50) },
    ]);
    expect(lengthMs(joined)).toBe(150);
    const seam = 800;
    const jumps = joined.samples.slice(seam - 2, seam + 3).map((value) => Math.abs(value));
    expect(Math.max(...jumps)).toBeLessThan(600);
    expect(Math.abs(joined.samples[400] ?? 0)).toBe(Math.abs(tone(100)[400] ?? -1));
  });

  it("must have one sample rate", () => {
    const [one, other] = [
      { sampleRate, samples: tone(5) },
      { sampleRate: 16_000, samples: tone(5) },
    ] as const;
    expect(() => joinSounds([one, other])).toThrow("16000 Hz cannot follow 8000 Hz");
  });
});
