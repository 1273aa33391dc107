import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CounterId, Language, TicketNumber } from "@hallflow/queue-core";
import { afterAll, describe, expect, it } from "vitest";
import { readHallFile } from "../hall-file.ts";
import { type AnnouncementKind, announcement } from "./announcement.ts";
import { createVoice } from "./voice.ts";
import { type Sound, decodeWav, lengthMs } from "./wav.ts";

const file = readHallFile(join(import.meta.dirname, "../../../../halls/demo/hall.yaml"));
if (!("plan" in file)) throw new Error("the demo hall has mistakes");
const { announcements } = file.plan;

const folder = mkdtempSync(join(tmpdir(), "demo-hall-sound-"));
const voice = createVoice({ cacheFolder: folder });
afterAll(async () => {
  await voice.close();
  rmSync(folder, { recursive: true });
});

async function hear(kind: AnnouncementKind, language: Language, ticket = "A001"): Promise<Sound> {
  const text = announcement({ kind, ticket: ticket as TicketNumber, counter: "3" as CounterId, announcements, language });
  return decodeWav(await voice.render(text, language));
}

/** Loudness (root mean square) over a stretch of a tenth of a second is what an ear takes for sound or silence. */
function loudness({ samples, sampleRate }: Sound): number[] {
  const places = sampleRate / 10;
  return Array.from({ length: Math.floor(samples.length / places) }, (_, index) => {
    const stretch = samples.subarray(index * places, (index + 1) * places);
    return Math.sqrt(stretch.reduce((sum, sample) => sum + sample * sample, 0) / stretch.length) / 32_768;
  });
}

const decibels = (ratio: number): number => 20 * Math.log10(ratio);
const mean = (values: readonly number[]): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
const longestRun = (values: readonly boolean[]): number =>
  values.reduce(({ run, longest }, is) => ({ run: is ? run + 1 : 0, longest: Math.max(longest, is ? run + 1 : 0) }), { run: 0, longest: 0 })
    .longest;

const kinds = ["call", "recall", "missed", "soon"] as const;
const said = kinds.flatMap((kind) => [[kind, "zh"] as const, [kind, "en"] as const]);

describe("what is heard in the demo hall", () => {
  it.each(said)("is speech without holes: %s in %s", async (kind, language) => {
    const sound = await hear(kind, language);
    expect(lengthMs(sound)).toBeGreaterThan(2_500);
    expect(lengthMs(sound)).toBeLessThan(7_000);
    const levels = loudness(sound);
    // Between two sentences there is a breath; a longer hole would sound as if the loudspeaker had failed.
    expect(longestRun(levels.map((level) => level < 0.005))).toBeLessThanOrEqual(5);
    // At the very end of the range a wave would be cut off.
    expect(sound.samples.filter((sample) => Math.abs(sample) >= 32_760)).toHaveLength(0);
  });

  it("is about as loud in one language as in the other", async () => {
    for (const kind of kinds) {
      const [chinese, english] = [mean(loudness(await hear(kind, "zh"))), mean(loudness(await hear(kind, "en")))];
      expect(Math.abs(decibels(chinese / english))).toBeLessThan(4);
    }
  });

  it("is the same for a recall as for the call, and another for a missed call and for another ticket", async () => {
    for (const language of ["zh", "en"] as const) {
      const call = await hear("call", language);
      expect(await hear("recall", language)).toEqual(call);
      expect((await hear("missed", language)).samples.length).not.toBe(call.samples.length);
      expect(await hear("call", language, "A002")).not.toEqual(call);
    }
  });
});
