// Holds a journal against what was sealed in it and what was kept of it elsewhere: a chain that was written anew as a whole is whole, and yet another.

import type { Words } from "@hallflow/queue-core";
import type Database from "better-sqlite3";
import { anchorOf } from "../journal/audit-table.ts";
import type { Checkpoint } from "../journal/checkpoint.ts";
import { genesis } from "../journal/chain.ts";
import { type SealRow, isSealedBy, sealRows } from "../journal/seal-table.ts";

export interface Anchors {
  /** The keys that seals were made with: the one in use and, after it was changed, those before it. */
  readonly keys: readonly Buffer[];
  /** Checkpoints that were kept elsewhere, by a system that reads the feed or is told of events. */
  readonly checkpoints: readonly Checkpoint[];
}

export interface SealFinding {
  readonly kind: "seal" | "rewritten" | "audit-rewritten";
  /** The first event (or line of the audit log, or seal) that can be another than it was. */
  readonly sequence: number | null;
  readonly words: Words;
}

export interface SealVerification {
  /** The last seal that a key made and everything fits: up to there nobody without the key has changed anything. */
  readonly sealed: (Pick<SealRow, "at" | "sequence" | "auditSequence"> & { readonly firstAt: number }) | null;
  readonly findings: readonly SealFinding[];
}

/** The chains themselves must have been followed before: here the hashes are taken as they are stored. */
export function verifySeals(database: Database.Database, { keys, checkpoints }: Anchors): SealVerification {
  const findings: SealFinding[] = [];
  const rows = sealRows(database);
  const kept = checkpoints.map(({ sequence, hash, audit }) => ({
    at: null,
    sequence,
    hash,
    auditSequence: audit.sequence,
    auditHash: audit.hash,
  }));
  const good = keys.length === 0 ? rows : goodSeals(rows, keys, findings);
  const events = new Chain("rewritten", findings, (sequence) => hashOfEvent(database, sequence));
  const audit = new Chain("audit-rewritten", findings, (sequence) => hashOfLine(database, sequence));
  let sealed: SealVerification["sealed"] = null;
  for (const anchor of [...good, ...kept].toSorted((a, b) => a.sequence - b.sequence)) {
    const fits = [events.holds(anchor.sequence, anchor.hash, anchor.at), audit.holds(anchor.auditSequence, anchor.auditHash, anchor.at)];
    if ("mac" in anchor && keys.length > 0 && fits.every(Boolean)) sealed = { ...anchor, firstAt: good[0]?.at ?? anchor.at };
  }
  return { sealed, findings };
}

function goodSeals(rows: readonly SealRow[], keys: readonly Buffer[], findings: SealFinding[]): SealRow[] {
  if (rows.length === 0) findings.push(noSeal);
  const good: SealRow[] = [];
  let previous = "";
  for (const [at, row] of rows.entries()) {
    if (row.number === at + 1 && isSealedBy(keys, previous, row)) good.push(row);
    else if (!findings.some(({ kind }) => kind === "seal")) findings.push(notSealed(row.number));
    previous = row.mac;
  }
  return good;
}

/** One of the two chains, held against one anchor after another; the first that does not fit says where to look, and the rest would only repeat it. */
class Chain {
  readonly #kind: SealFinding["kind"];
  readonly #findings: SealFinding[];
  readonly #hashAt: (sequence: number) => string | null | undefined;
  #fitsUntil = 0;
  #isBroken = false;

  constructor(kind: SealFinding["kind"], findings: SealFinding[], hashAt: (sequence: number) => string | null | undefined) {
    this.#kind = kind;
    this.#findings = findings;
    this.#hashAt = hashAt;
  }

  holds(sequence: number, hash: string, at: number | null): boolean {
    const stored = this.#hashAt(sequence);
    // Of lines that were let go after their time nothing can be said.
    if (stored === undefined) return true;
    if (stored === hash) {
      if (!this.#isBroken) this.#fitsUntil = Math.max(this.#fitsUntil, sequence);
      return true;
    }
    if (!this.#isBroken) this.#findings.push(this.#finding(sequence, stored === null, at));
    this.#isBroken = true;
    return false;
  }

  #finding(sequence: number, isMissing: boolean, at: number | null): SealFinding {
    const from = this.#fitsUntil + 1;
    const [zhAnchor, enAnchor] =
      at === null
        ? ["另存的检查点", "a checkpoint kept elsewhere"]
        : [`${new Date(at).toISOString()} 的封印`, `the seal of ${new Date(at).toISOString()}`];
    const [zhWhat, enWhat] = this.#kind === "rewritten" ? ["事件", "events"] : ["审计记录", "lines of the audit log"];
    return {
      kind: this.#kind,
      sequence: from,
      words: isMissing
        ? {
            zh: `与${zhAnchor}不符：末尾的${zhWhat}（到第 ${sequence} 条）不见了`,
            en: `does not fit ${enAnchor}: ${enWhat} at the end, up to ${sequence}, are gone`,
          }
        : {
            zh: `与${zhAnchor}不符：第 ${from}–${sequence} 条${zhWhat}中有改动，之后的哈希链被整条重写`,
            en: `does not fit ${enAnchor}: among ${enWhat} ${from} to ${sequence} something was changed, and the chain written anew from there`,
          },
    };
  }
}

const hashOfEvent = (database: Database.Database, sequence: number): string | null =>
  sequence === 0
    ? genesis
    : (database.prepare<[number], string>("SELECT hash FROM events WHERE sequence = ?").pluck().get(sequence) ?? null);

function hashOfLine(database: Database.Database, sequence: number): string | null | undefined {
  const anchor = anchorOf(database);
  if (sequence < anchor.sequence) return undefined;
  if (sequence === anchor.sequence) return anchor.hash;
  return database.prepare<[number], string>("SELECT hash FROM audit WHERE sequence = ?").pluck().get(sequence) ?? null;
}

const noSeal: SealFinding = {
  kind: "seal",
  sequence: null,
  words: {
    zh: "没有封印：主机从未带着密钥运行过，或封印被删除",
    en: "there is no seal: no hub has run on it with a key yet, or the seals were removed",
  },
};

const notSealed = (number: number): SealFinding => ({
  kind: "seal",
  sequence: number,
  words: {
    zh: "这一封印不是用给出的密钥所做，或它之前的封印被改动",
    en: "this seal was not made with a key given here, or one before it was changed",
  },
});
