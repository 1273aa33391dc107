// Says whether the audit log can be trusted: every line as it was written, none missing, none taken off its end.

import type { Words } from "@hallflow/queue-core";
import type Database from "better-sqlite3";
import { type AuditRow, anchorOf, auditRows, lastAuditSequence, linkAudit } from "./journal/audit-table.ts";
import { openToRead } from "./journal/journal-file.ts";

export interface AuditFinding {
  readonly sequence: number;
  readonly words: Words;
}

export interface AuditVerification {
  readonly lines: number;
  readonly findings: readonly AuditFinding[];
}

/** So many findings are enough to know. */
const enough = 20;

/** Follows the chain from where the kept lines begin; after a break it goes on from what is stored, to find the next one. */
export function verifyAudit(database: Database.Database): AuditVerification {
  const findings: AuditFinding[] = [];
  let { sequence: last, hash: chain } = anchorOf(database);
  let lines = 0;
  for (const row of auditRows(database)) {
    if (findings.length >= enough) break;
    if (row.sequence !== last + 1) findings.push(missing(last + 1, row.sequence - 1));
    else if (linkAudit(chain, row) !== row.hash) findings.push(changed(row.sequence));
    ({ sequence: last, hash: chain } = row);
    lines++;
  }
  const written = lastAuditSequence(database);
  if (findings.length < enough && written > last) findings.push(missing(last + 1, written));
  return { lines, findings };
}

/** The whole audit log of a file, with what is wrong with it. Throws JournalError when it cannot be read or a hub has it open. */
export function readAudit(file: string): { readonly lines: readonly AuditRow[]; readonly findings: readonly AuditFinding[] } {
  const database = openToRead(file);
  try {
    return { lines: [...auditRows(database)], findings: verifyAudit(database).findings };
  } finally {
    database.close();
  }
}

const changed = (sequence: number): AuditFinding => ({
  sequence,
  words: {
    zh: "审计记录被改动，哈希链在此断开",
    en: "this line of the audit log was changed: the chain breaks here",
  },
});

const missing = (from: number, to: number): AuditFinding => ({
  sequence: from,
  words:
    from === to
      ? { zh: "缺少这一条审计记录", en: "this line of the audit log is missing" }
      : { zh: `缺少第 ${from}–${to} 条审计记录`, en: `lines ${from} to ${to} of the audit log are missing` },
});
