// Commands, journal events and refusals: everything that can be asked of a hall, and everything that can have happened in one.

export * from "./messages/command.ts";
export * from "./messages/event.ts";
export * from "./messages/explanation.ts";
export * from "./messages/refusal.ts";
export * from "./messages/terms.ts";
