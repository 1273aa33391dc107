// Whose doing the events of a journal are.

import { openToRead } from "./journal-file.ts";

/** Each actor with the number of their events. Throws JournalError when the file cannot be read or a hub has it open. */
export function actorsIn(file: string): ReadonlyMap<string, number> {
  const database = openToRead(file);
  try {
    const rows = database
      .prepare<[], { actor: string; events: number }>("SELECT actor, count(*) AS events FROM events GROUP BY actor")
      .all();
    return new Map(rows.map(({ actor, events }) => [actor, events]));
  } finally {
    database.close();
  }
}
