// Listens to what a display plays: a line of calls laid on a tape, its silences measured and its words recognised by another program.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Announcement, CallView } from "@hallflow/queue-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { demoPlan } from "../testing/trial-hub.ts";
import { announcement } from "./announcement.ts";
import { type Listener, SummonsLine } from "./summons-line.ts";
import { createVoice } from "./voice.ts";
import { type Sound, decodeWav, encodeWav, lengthMs } from "./wav.ts";

const folder = mkdtempSync(join(tmpdir(), "listening-"));
const voice = createVoice({ cacheFolder: join(folder, "cache") });
const { announcements } = demoPlan();

const calls = [
  ["A057", "3"],
  ["A129", "6"],
  ["E304", "5"],
  ["A583", "2"],
  ["A296", "1"],
  ["A748", "4"],
].map(
  ([ticket, counter], index) =>
    ({ serial: index + 1, kind: "call", ticket, counter, zone: "counters", language: "en", at: 0 }) as unknown as CallView,
);

interface Played {
  readonly ticket: string;
  readonly atMs: number;
  readonly sound: Sound;
}
const tape: Played[] = [];
const pauseMs = 450;

/** Six counters press at one moment; the display plays as a page does, in a time that the test winds on. */
beforeAll(async () => {
  const sounds = new Map<number, Sound>();
  for (const { serial, ticket, counter, language } of calls) {
    const text = announcement({ kind: "call", ticket, counter, announcements, language });
    sounds.set(serial, decodeWav(await voice.render(text, language)));
  }
  vi.useFakeTimers({ now: 0, toFake: ["setTimeout", "clearTimeout", "Date"] });
  const line = new SummonsLine({
    moment: () => ({ calls, current: calls, now: 0, rate: 1 }),
    announcementOf: (call) => ({ call, sound: "", times: 2, volume: 1 }),
    lengthMs: ({ serial }) => Promise.resolve(lengthMs(sounds.get(serial) as Sound)),
    spoken: () => undefined,
    unspoken: (_, { ticket }, how) => expect.fail(`${ticket} ${how}`),
  });
  const play = async ({ call: { serial, ticket }, times }: Announcement) => {
    const sound = sounds.get(serial) as Sound;
    for (let time = 0; time < times; time++) {
      tape.push({ ticket, atMs: Date.now(), sound });
      await new Promise((resolve) => setTimeout(resolve, lengthMs(sound) + pauseMs));
    }
    line.report(display, serial, "spoken");
  };
  const display: Listener = { device: "display", speaks: true, announce: (job) => void play(job) };
  line.join(display);
  await vi.advanceTimersByTimeAsync(120_000);
  vi.useRealTimers();
}, 60_000);

afterAll(async () => {
  await voice.close();
  rmSync(folder, { recursive: true });
});

/** English by a small grammar, so that it is the recogniser's choice of digits that counts. */
function recognise(sounds: readonly Sound[]): string[][] {
  const grammar = join(folder, "call.gram");
  writeFileSync(
    grammar,
    `#JSGF V1.0;
grammar call;
<digit> = zero | one | two | three | four | five | six | seven | eight | nine;
public <call> = (a | e | v) <digit> <digit> <digit> please go to counter <digit>;
`,
  );
  const model = "/usr/share/pocketsphinx/model/en-us";
  return sounds.map((sound) => {
    const file = join(folder, "heard.wav");
    writeFileSync(file, encodeWav(at16kHz(sound)));
    const options = ["-infile", file, "-jsgf", grammar, "-hmm", `${model}/en-us`, "-dict", `${model}/cmudict-en-us.dict`];
    return execFileSync("pocketsphinx_continuous", [...options, "-logfn", "/dev/null"], { encoding: "utf8" })
      .trim()
      .split(/\s+/);
  });
}

function at16kHz({ sampleRate, samples }: Sound): Sound {
  const step = sampleRate / 16_000;
  const between = (at: number) => {
    const [before, share] = [Math.floor(at), at % 1];
    return (samples[before] ?? 0) * (1 - share) + (samples[before + 1] ?? 0) * share;
  };
  return { sampleRate: 16_000, samples: Int16Array.from({ length: Math.floor(samples.length / step) }, (_, at) => between(at * step)) };
}

const digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const wordsOf = ({ ticket, counter }: CallView) => [...ticket.slice(1), counter].map((digit) => digits[Number(digit)] as string);

describe("what is heard at a display when six counters call at once", () => {
  it("is every call, twice, in the order of the presses", () => {
    expect(tape.map(({ ticket }) => ticket)).toEqual(calls.flatMap(({ ticket }) => [ticket, ticket]));
  });

  it("is never two at a time, with silence between them, and not more than people wait for", () => {
    for (const [index, { atMs }] of tape.slice(1).entries()) {
      const before = tape[index] as Played;
      const gapMs = atMs - before.atMs - lengthMs(before.sound);
      expect(gapMs).toBeGreaterThanOrEqual(pauseMs - 1);
      expect(gapMs).toBeLessThan(1_500);
    }
    const lastEndMs = (tape.at(-1)?.atMs ?? 0) + lengthMs(tape.at(-1)?.sound as Sound);
    expect(lastEndMs / calls.length).toBeLessThan(10_000);
  });

  it("is understood by a program that only listens, in English", () => {
    const heard = recognise(calls.map((call) => tape.find(({ ticket }) => ticket === call.ticket)?.sound as Sound));
    const right = calls.flatMap((call, index) => {
      const said = (heard[index] ?? []).filter((word) => digits.includes(word));
      return wordsOf(call).filter((word, place) => said[place] === word);
    });
    // By chance a tenth of them would be right. The voice is robotic and the recogniser old; people do better than both.
    expect(right.length).toBeGreaterThanOrEqual(calls.length * 4 * 0.6);
  });
});
