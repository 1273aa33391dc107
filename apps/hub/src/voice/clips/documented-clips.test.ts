import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CounterId, Language, TicketNumber } from "@hallflow/queue-core";
import { afterAll, describe, expect, it } from "vitest";
import { readHallFile } from "../../hall-file.ts";
import { announcement } from "../announcement.ts";
import { encodeWav } from "../wav.ts";
import { clipSpeaker } from "./clip-speaker.ts";

const root = join(import.meta.dirname, "../../../../..");
const folder = mkdtempSync(join(tmpdir(), "documented-clips-"));
afterAll(() => rmSync(folder, { recursive: true }));

const wav = encodeWav({ sampleRate: 16_000, samples: Int16Array.from({ length: 800 }, (_, at) => (at % 2 === 0 ? 8_000 : -8_000)) });
const manual = readFileSync(join(root, "docs/voice.md"), "utf8");

/** The clips that the manual lists for a language; several that stand on a line have two spaces between them. */
function listed(language: Language): string[] {
  const block = new RegExp(`\`\`\`${language}\\n([^\`]+)\`\`\``).exec(manual)?.[1] ?? "";
  return block.split(/\n| {2}/).filter((name) => name !== "");
}

describe("the clips that the manual asks a hall to record", () => {
  const file = readHallFile(join(root, "halls/demo/hall.yaml"));
  if (!("plan" in file)) throw new Error("the demo hall has mistakes");
  const { plan } = file;

  it.each(["zh", "en"] as const)("say everything of the demo hall (%s)", (language) => {
    mkdirSync(join(folder, language), { recursive: true });
    for (const name of listed(language)) writeFileSync(join(folder, language, `${name}.wav`), wav);
    const speaker = clipSpeaker(folder, { info: () => undefined, warn: (details: object) => expect.unreachable(JSON.stringify(details)) });
    const lastCounter = language === "zh" ? 99 : 20;
    const unsaid: string[] = [];
    for (const kind of ["call", "recall", "missed", "soon"] as const) {
      for (const lane of plan.lanes) {
        for (let number = 1; number <= 999; number += 37) {
          for (let counter = 1; counter <= lastCounter; counter++) {
            const ticket = `${lane.letter}${String(number).padStart(3, "0")}` as TicketNumber;
            const summons = { kind, ticket, counter: String(counter) as CounterId, announcements: plan.announcements, language };
            const text = announcement(summons);
            if (!speaker.canSay(text, language)) unsaid.push(text);
          }
        }
      }
    }
    expect(unsaid.slice(0, 5)).toEqual([]);
  });
});
