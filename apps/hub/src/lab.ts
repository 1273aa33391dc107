// The rule lab beside a hall that goes on: days out of a journal, and trials in a thread of their own that can be stopped.

export { type JournalDay, journalDays, readDay } from "./lab/journal-days.ts";
export type { DaySource, LabJob, LabOutcome } from "./lab/job.ts";
export { type Watch, runInThread } from "./lab/thread.ts";
