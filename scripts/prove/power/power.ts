// Cuts the power of a recorded hall at many points, and holds each disk that is left against what had been acknowledged by then.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal, recall, verifyJournal } from "@hallflow/hub/durability";
import { seeded } from "@hallflow/hub/testing";
import type { OperationId } from "@hallflow/queue-core";
import { DiskImage } from "./disk-image.ts";
import { type Step, record } from "./recording.ts";

export interface PowerOptions {
  readonly seed: number;
  readonly cuts: number;
  /** How much the recorded hall does: one to five commands a round. */
  readonly rounds: number;
  readonly synchronous: "full" | "normal";
  readonly progress?: (cuts: number) => void;
}

export interface PowerReport {
  readonly cuts: number;
  readonly writes: number;
  readonly syncs: number;
  readonly acknowledged: number;
  /** Cuts after which something that had been acknowledged was gone, and how much in all. */
  readonly cutsWithLoss: number;
  readonly lost: number;
  /** Cuts after which the journal could not be opened, or its file, chain or replay was broken. */
  readonly corrupt: number;
  readonly findings: readonly string[];
}

const journalFiles = ["hall.sqlite", "hall.sqlite-wal"] as const;
const acknowledgedFile = "acknowledged";

interface Acknowledged {
  readonly operation: OperationId;
  readonly answer: unknown;
}

export async function provePower({ seed, cuts, rounds, synchronous, progress }: PowerOptions): Promise<PowerReport> {
  const folder = mkdtempSync(join(tmpdir(), "hallflow-power-"));
  try {
    const program = join(import.meta.dirname, "child.ts");
    const steps = await record(folder, [...journalFiles, acknowledgedFile], program, [folder, String(seed), String(rounds), synchronous]);
    return replay(steps, { seed, cuts, progress, folder });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Replayed {
  readonly seed: number;
  readonly cuts: number;
  readonly folder: string;
  readonly progress: ((cuts: number) => void) | undefined;
}

function replay(steps: readonly Step[], { seed, cuts, folder, progress }: Replayed): PowerReport {
  const random = seeded(seed);
  const points = Array.from({ length: cuts }, () => Math.floor(random() * steps.length)).sort((a, b) => a - b);
  const image = new DiskImage();
  const acknowledged: Acknowledged[] = [];
  const report = { cutsWithLoss: 0, lost: 0, corrupt: 0, findings: [] as string[] };
  let taken = 0;
  for (const [done, point] of points.entries()) {
    for (; taken <= point; taken++) {
      const step = steps[taken] as Step;
      // What was acknowledged was heard by somebody: it needs no disk.
      if (step.file !== acknowledgedFile) image.take(step);
      else if (step.kind === "write") acknowledged.push(JSON.parse(step.bytes.toString()) as Acknowledged);
    }
    const { lost, broken } = examine(image.afterCut(random), acknowledged, mkdtempSync(join(folder, "cut-")));
    report.lost += lost;
    if (lost > 0) report.cutsWithLoss++;
    if (broken !== null) report.corrupt++;
    if (broken !== null && report.findings.length < 5) report.findings.push(`cut after step ${point}: ${broken}`);
    progress?.(done + 1);
  }
  const count = (kind: Step["kind"]) => steps.filter((step) => step.kind === kind && step.file !== acknowledgedFile).length;
  return { cuts, writes: count("write"), syncs: count("sync"), acknowledged: acknowledged.length, ...report };
}

/** Starts from the files as a hub would, and looks for everything that had been acknowledged. */
function examine(
  files: ReadonlyMap<string, Buffer>,
  acknowledged: readonly Acknowledged[],
  folder: string,
): { lost: number; broken: string | null } {
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
  let journal: Journal | null = null;
  try {
    journal = new Journal(folder);
    recall(journal);
    const found = journal;
    const lost = acknowledged.filter(({ operation, answer }) => found.operation(operation)?.answer !== JSON.stringify(answer)).length;
    journal.close();
    journal = null;
    const { findings } = verifyJournal(join(folder, "hall.sqlite"));
    const [first] = findings;
    return { lost, broken: first ? `${first.sequence ?? "file"}: ${first.words.en}` : null };
  } catch (error) {
    return { lost: 0, broken: error instanceof Error ? error.message : String(error) };
  } finally {
    journal?.close();
    rmSync(folder, { recursive: true });
  }
}
