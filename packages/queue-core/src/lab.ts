// The rule lab: halls played by themselves, to hold the dispatcher against theory and to try rules before a hall lives by them.

export { exactCases, headStart, type ExactCase, type ExactFigure } from "./lab/exact-cases.ts";
export type { LabCounter, LabCustomer, LabDay, NamedCall, Wish } from "./lab/day.ts";
export { type GeneratedDay, generateDay } from "./lab/generate.ts";
export { type Played, type Rules, playDay, playWholeDay } from "./lab/play.ts";
export { type PublishedPlan, recordDay } from "./lab/record.ts";
export { type ChangedCounter, type Changes, rulesOf } from "./lab/changes.ts";
export { type CounterFigures } from "./lab/counter-figures.ts";
export { type DayFigures, type ServiceFigures, type WaitFigures, dayFigures } from "./lab/figures.ts";
export type { VisitLine } from "./lab/visit-lines.ts";
export { runThrough } from "./lab/run.ts";
export { type Side, type Trial, costOfFavour, runTrial } from "./lab/trial.ts";
export { type Tuned, type TuningProgress, tuneDays } from "./lab/tune-days.ts";
export { runExperiment } from "./lab/experiment.ts";
export { queuePlan } from "./lab/queue-plan.ts";
export { playQueue, type QueueCall, type QueueCustomer } from "./lab/queue.ts";
export { type Customer, mealAt, mealMs, population } from "./lab/population.ts";
export { type Random, between, logNormal, seeded } from "./lab/random.ts";
export { type Interval, covers, intervalOf, mean, quantile } from "./lab/statistics.ts";
export { type ModelHall, modelDay, modelHalls, planOfModel } from "./lab/model-hall.ts";
export { type LaneScore, type Score, scoreOf } from "./lab/score.ts";
export { type Parameter, type TuningStep, dueMinutes, reservedShare, tune } from "./lab/tune.ts";
