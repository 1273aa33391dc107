import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listBackups, takeBackup } from "./backup.ts";
import { Backups } from "./backups.ts";
import { Conditions } from "./conditions.ts";
import { Journal, JournalError } from "./journal.ts";
import { restoreBackup } from "./restore.ts";
import { history } from "./testing/busy-hall.ts";
import { demoPlan } from "./testing/trial-hub.ts";
import { verifyJournal } from "./verify.ts";

const events = history(demoPlan(), 21, 500).flatMap((happening) => happening.events);
let folder: string;
let backups: string;
let journal: Journal;
const store = (from: number, to: number) => journal.append([{ events: events.slice(from, to), actor: "test", operation: null }]);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-backup-"));
  backups = join(folder, "backups");
  journal = new Journal(folder);
  store(0, 300);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("a backup", () => {
  it("is whole though the hall goes on while it is taken, and is one file", async () => {
    const taking = takeBackup(journal, backups, 3);
    for (let at = 300; at < 400; at++) {
      store(at, at + 1);
      if (at % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const { file } = await taking;
    const { findings, events: count } = verifyJournal(file);
    expect(findings).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(300);
    expect(readdirSync(backups)).toEqual([expect.stringMatching(/^hall-.*Z\.sqlite$/)]);
    expect(journal.sequence).toBe(400);
  });

  it("takes the place of the oldest when there are enough, and clears what an interrupted one left", async () => {
    mkdirSync(backups);
    writeFileSync(join(backups, "hall-2020-01-01T000000Z.sqlite.part"), "torn");
    for (const second of [1, 2, 3, 4]) await takeBackup(journal, backups, 3, second * 1_000);
    expect(listBackups(backups).map(({ takenAt }) => takenAt)).toEqual([4_000, 3_000, 2_000]);
    expect(readdirSync(backups)).toHaveLength(3);
  });

  it("is kept although others are dated from the future, by a clock that was set back since", async () => {
    for (const second of [100, 101, 102]) await takeBackup(journal, backups, 3, second * 1_000);
    await takeBackup(journal, backups, 3, 5_000);
    expect(listBackups(backups).map(({ takenAt }) => takenAt)).toEqual([102_000, 101_000, 5_000]);
  });

  it("that is not whole never gets its name", async () => {
    store(300, 301);
    const copyTo = journal.copyTo.bind(journal);
    journal.copyTo = async (file) => {
      await copyTo(file);
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0x5a, 4096 * 4, 4096 * 8));
    };
    await expect(takeBackup(journal, backups, 3)).rejects.toThrow(/damaged|malformed/);
    expect(readdirSync(backups)).toEqual([]);
  });
});

describe("the schedule of backups", () => {
  afterEach(() => void vi.useRealTimers());
  const conditions = () =>
    new Conditions(
      () => undefined,
      () => 0,
    );
  const make = (shown: Conditions) =>
    new Backups({ journal, conditions: shown, logger: pino({ level: "silent" }), dataFolder: folder, everyMs: 3_600_000 });

  it("takes the first at once, the next when it is due, and knows the last after a restart", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"], now: 1_800_000_000_000 });
    const shown = conditions();
    const schedule = make(shown);
    expect(schedule.ageMs()).toBeNull();
    await schedule.look();
    vi.advanceTimersByTime(3_599_000);
    await schedule.look();
    expect(listBackups(backups)).toHaveLength(1);
    expect(make(shown).ageMs()).toBe(3_599_000);
    vi.setSystemTime(1_700_000_000_000);
    await schedule.look();
    expect(listBackups(backups), "a clock that is set brings none").toHaveLength(1);
    vi.setSystemTime(1_800_000_000_000 + 3_600_000);
    vi.advanceTimersByTime(1_000);
    await schedule.look();
    expect(listBackups(backups)).toHaveLength(2);
    expect(shown.list()).toEqual([]);
  });

  it("tells staff when one fails, and stops telling when one succeeds", async () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"], now: 1_800_000_000_000 });
    writeFileSync(backups, "a file where the folder should be");
    const shown = conditions();
    const schedule = make(shown);
    await schedule.look();
    expect(shown.list()).toMatchObject([
      { id: "backup", severity: "warning", words: { zh: expect.stringContaining("备份失败") as string } },
    ]);
    rmSync(backups);
    await schedule.look();
    expect(shown.list()).toHaveLength(1);
    vi.advanceTimersByTime(3_600_000);
    await schedule.look();
    expect(shown.list()).toEqual([]);
  });
});

describe("restoring", () => {
  it("puts the backup in place and keeps what it replaces, with what its log held", async () => {
    const { file } = await takeBackup(journal, backups, 3);
    store(300, 450);
    journal.close();
    const { backup, replaced } = restoreBackup(file, folder);
    expect(backup.events).toBe(300);
    expect(replaced?.events).toBe(450);
    expect(verifyJournal(replaced?.file ?? "").events).toBe(450);
    journal = new Journal(folder);
    expect([...journal.events()]).toEqual(events.slice(0, 300));
    store(300, 301);
    expect(verifyJournal(file).events).toBe(300);
  });

  it("refuses a backup that is not whole, and a folder that a hub is running on, and changes nothing", async () => {
    const { file } = await takeBackup(journal, backups, 3);
    expect(() => restoreBackup(file, folder)).toThrow(/running/);
    journal.close();
    const before = readFileSync(join(folder, "hall.sqlite"));
    chmodSync(file, 0o600);
    writeFileSync(file, readFileSync(file).fill(0x5a, 4096 * 4, 4096 * 8));
    expect(() => restoreBackup(file, folder)).toThrow(JournalError);
    expect(readFileSync(join(folder, "hall.sqlite")).equals(before)).toBe(true);
    journal = new Journal(folder);
  });

  it("that was cut off in the middle keeps a hub from starting anew, and can be done again", async () => {
    const { file } = await takeBackup(journal, backups, 3);
    journal.close();
    rmSync(join(folder, "hall.sqlite"));
    writeFileSync(join(folder, "hall.sqlite.restoring"), "torn");
    expect(() => new Journal(folder)).toThrow(/hub:restore/);
    restoreBackup(file, folder);
    expect(existsSync(join(folder, "hall.sqlite.restoring"))).toBe(false);
    journal = new Journal(folder);
    expect(journal.sequence).toBe(300);
  });
});
