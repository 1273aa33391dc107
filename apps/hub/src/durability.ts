// What commands at a stopped hub's folder need: checking a journal, backing it up, and putting a backup back.

export { type Backup, listBackups, takeBackup } from "./backup.ts";
export { Journal, JournalError } from "./journal.ts";
export { actorsIn } from "./journal/actors.ts";
export { dataVersionOf, journalFileName } from "./journal/journal-file.ts";
export { recall, takeSnapshot } from "./recall.ts";
export { type Restored, restoreBackup } from "./restore.ts";
export { type Checkpoint, checkpointSchema } from "./journal/checkpoint.ts";
export { readSealKey } from "./seals/seal-key.ts";
export { sealKeyFile, SettingError } from "./settings.ts";
export { type Finding, type Verification, verifyJournal } from "./verify.ts";
export { readAudit } from "./verify-audit.ts";
