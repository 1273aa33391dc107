// Lets go of stored answers that no device will ask for again, a few at a time while the hall works.

import type { Logger } from "pino";
import type { Journal } from "./journal.ts";

/** A device that was off over a closed day still gets the answer of its last press. */
const rememberMs = 48 * 3_600_000;
/** More than a hall asks for in a busy hour: kept however far the wall clock is set forward. */
const atLeast = 20_000;
const everyMs = 60_000;

/** Starts forgetting now and then; answers the timer to clear. A disk that takes no writes is no reason to stop: it is tried again. */
export function keepForgetting(journal: Journal, logger: Logger): NodeJS.Timeout {
  const forget = () => {
    try {
      journal.forgetOperations(rememberMs, atLeast);
    } catch (error) {
      logger.warn({ err: error }, "old answers could not be let go");
    }
  };
  forget();
  return setInterval(forget, everyMs);
}
