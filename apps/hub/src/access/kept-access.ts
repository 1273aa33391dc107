// Keeps the record of devices and accounts beside the journal, and takes it for true where it knows of later changes: then a backup was put back.

import type { Logger } from "pino";
import type { Audit } from "../audit.ts";
import { AccessRecord } from "../journal/access-record.ts";
import type { AccessTables } from "../journal/access-tables.ts";

/** Compares the two at a start, and writes the record after each change. */
export function keepAccess(tables: AccessTables, dataFolder: string, audit: Audit, logger: Logger): void {
  const record = new AccessRecord(dataFolder);
  const kept = record.read();
  const { changes } = tables;
  if (kept && kept.changes > changes) {
    audit.add("hub", "access-kept", "access", {
      changes: kept.changes - changes,
      devices: kept.devices.length,
      accounts: kept.accounts.length,
    });
    tables.replace(kept);
    logger.warn(
      { changes: kept.changes - changes },
      "the journal is of an earlier time: devices and accounts stay as they were last, and everybody signs in anew",
    );
  }
  const write = () => {
    // What was asked for is done either way; where the disk takes no file now, the next change or start writes it.
    try {
      record.write({ changes: tables.changes, devices: tables.devices(), accounts: tables.accounts() });
    } catch (error) {
      logger.error({ err: error }, "the record of devices and accounts could not be written");
    }
  };
  if (tables.changes > 0) write();
  tables.onChange = write;
}
