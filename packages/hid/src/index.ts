// Scanners, card readers, call pads and lamps: what they are (profiles), what they say (readers), and who is plugged in (watcher).

export { type HidProfile, type HidReads, hidProfileSchema, hidProfilesSchema, standardProfiles } from "./profile.ts";
export { type HidInput, type ReportReader, reportReader } from "./report-reader.ts";
export { WedgeReader } from "./wedge-reader.ts";
export { type HidDevice, type HidHandle, type HidPort, matches } from "./hid-port.ts";
export { DeviceWatcher, type WatcherEvents, type WatchedDevice } from "./device-watcher.ts";
