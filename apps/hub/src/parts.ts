// The hub's parts one by one, for a proof that puts them together in a world of its own.

export { ClockWatch } from "./clock-watch.ts";
export { HallClock } from "./clock.ts";
export { Commander, type Request } from "./commander.ts";
export { Conditions } from "./conditions.ts";
export { callerOfToken } from "./access/caller.ts";
export { type DeviceSocket, attend } from "./gateway.ts";
export { type Entry, Journal } from "./journal.ts";
export { Publisher } from "./publisher.ts";
export { Questions } from "./questions.ts";
export { SqliteDatabase } from "./journal/journal-file.ts";
export { Timekeeper } from "./timekeeper.ts";
export { Summons } from "./voice/summons.ts";
export { encodeWav } from "./voice/wav.ts";
