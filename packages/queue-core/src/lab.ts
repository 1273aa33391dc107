// The rule lab: halls played by themselves, to hold the dispatcher against theory and to try rules before a hall lives by them.

export { exactCases, headStart, type ExactCase, type ExactFigure } from "./lab/exact-cases.ts";
export type { LabCounter, LabCustomer, LabDay, NamedCall, Wish } from "./lab/day.ts";
export { type GeneratedDay, generateDay } from "./lab/generate.ts";
export { type Played, type Rules, playDay, playWholeDay } from "./lab/play.ts";
export { recordDay } from "./lab/record.ts";
export { runExperiment } from "./lab/experiment.ts";
export { queuePlan } from "./lab/queue-plan.ts";
export { playQueue, type QueueCall, type QueueCustomer } from "./lab/queue.ts";
export { type Customer, mealAt, mealMs, population } from "./lab/population.ts";
export { type Random, seeded } from "./lab/random.ts";
export { type Interval, covers, intervalOf, mean, quantile } from "./lab/statistics.ts";
export { type ModelHall, modelDay, modelHalls, planOfModel } from "./lab/model-hall.ts";
export { type LaneScore, type Score, scoreOf } from "./lab/score.ts";
export { type Parameter, type TuningStep, dueMinutes, reservedShare, tune } from "./lab/tune.ts";
