// The rule lab: halls played by themselves, to hold the dispatcher against theory and to try rules before a hall lives by them.

export { exactCases, headStart, type ExactCase, type ExactFigure } from "./lab/exact-cases.ts";
export { runExperiment } from "./lab/experiment.ts";
export { queuePlan } from "./lab/queue-plan.ts";
export { playQueue, type QueueCall, type QueueCustomer } from "./lab/queue.ts";
export { type Random, exponential, logNormal, pickIndex } from "./lab/random.ts";
export { type Interval, covers, intervalOf, mean, quantile } from "./lab/statistics.ts";
export { type ModelHall, modelDay, modelHalls, planOfModel } from "./lab/model-hall.ts";
export { type LaneScore, type Score, scoreOf } from "./lab/score.ts";
export { type Parameter, type TuningStep, dueMinutes, reservedShare, tune } from "./lab/tune.ts";
