import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Audit } from "./audit.ts";
import { Journal } from "./journal.ts";
import { readAudit } from "./verify-audit.ts";
import { verifyJournal } from "./verify.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-audit-"));
  const journal = new Journal(folder);
  const audit = new Audit(journal.audit);
  for (let line = 1; line <= 6; line++) audit.add("administrator:站长", "device-renamed", `lobby-${line}`, { name: `屏 ${line}` });
  audit.stop();
  journal.close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = () => join(folder, "hall.sqlite");
function tamper(sql: string): void {
  const database = new Database(file());
  database.exec(sql);
  database.close();
}
const found = () => verifyJournal(file()).findings.map(({ kind, sequence }) => [kind, sequence]);

describe("the audit log", () => {
  it("is found whole", () => {
    expect(verifyJournal(file())).toMatchObject({ auditLines: 6, findings: [] });
  });

  it.each([
    ["a changed actor", "UPDATE audit SET actor = 'manager:何静' WHERE sequence = 3", 3],
    ["a changed time", "UPDATE audit SET at = at + 1 WHERE sequence = 4", 4],
    ["a changed detail", "UPDATE audit SET detail = '{}' WHERE sequence = 2", 2],
    ["a line that was taken out", "DELETE FROM audit WHERE sequence = 5", 5],
    ["lines that were taken off the end", "DELETE FROM audit WHERE sequence > 4", 5],
    ["lines that were taken off the beginning", "DELETE FROM audit WHERE sequence < 3", 1],
  ])("has %s, and verify names it", (_, sql, sequence) => {
    tamper(sql);
    expect(found()[0]).toEqual(["audit", sequence]);
  });

  it("is read and exported whole, with what is wrong with it", () => {
    expect(readAudit(file()).lines.map(({ subject }) => subject)).toEqual([1, 2, 3, 4, 5, 6].map((line) => `lobby-${line}`));
    tamper("UPDATE audit SET subject = 'lobby-9' WHERE sequence = 2");
    expect(readAudit(file())).toMatchObject({ findings: [{ sequence: 2 }] });
  });

  it("lets lines go after six months, and can still be checked", () => {
    const journal = new Journal(folder);
    const audit = new Audit(journal.audit);
    audit.shorten(Date.now() + 184 * 24 * 3_600_000);
    audit.add("hub", "signed-in", "x");
    audit.stop();
    journal.close();
    expect(verifyJournal(file())).toMatchObject({ auditLines: 2, findings: [] });
    tamper("UPDATE audit SET actor = 'nobody' WHERE sequence = 7");
    expect(found()[0]).toEqual(["audit", 7]);
  });
});
