// What proofs and benches outside the hub need to try one: a hall's plan, a history made from a seed, random numbers.

export { type Happening, busyHall, history, randomTicket, seeded } from "./busy-hall.ts";
export { ClosedHall } from "./door.fixture.ts";
export { type TrialHub, demoPlan, startTrialHub } from "./trial-hub.ts";
export { writeLongJournal } from "./long-journal.ts";
export { type Contention, contend } from "./contention.ts";
