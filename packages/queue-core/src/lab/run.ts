// Runs something that is taken in steps to its end.

/** Takes every step, shows each, and answers the result. What `see` throws stops the run. */
export function runThrough<Step, Result>(running: Generator<Step, Result>, see: (step: Step) => void = () => undefined): Result {
  for (;;) {
    const next = running.next();
    if (next.done === true) return next.value;
    see(next.value);
  }
}
