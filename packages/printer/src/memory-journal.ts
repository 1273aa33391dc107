// A journal for printers whose owner keeps none: it forgets with the process.
import type { PrintJournal, PrintJournalEntry } from "./print-journal.ts";

const mostEntries = 2_000;

export function memoryJournal(): PrintJournal {
  const kept: PrintJournalEntry[] = [];
  return {
    append(entry) {
      kept.push(entry);
      if (kept.length > mostEntries) kept.shift();
      return Promise.resolve();
    },
    entries: () => Promise.resolve([...kept]),
    close: () => Promise.resolve(),
  };
}
