// The session machine with a bridge behind it.

import { fromPromise } from "xstate";
import type { Bridge, BridgeBody, BridgeRequest, BridgeResult } from "../../bridge.ts";
import { sessionMachine } from "./session-machine.ts";

/** The session whose requests go over `bridge`. */
export function sessionOver(bridge: Bridge) {
  const asking = <R extends BridgeRequest>(name: R) =>
    fromPromise<BridgeResult[R], BridgeBody<R>>(({ input }) => bridge.request(name, input));
  return sessionMachine.provide({
    actors: {
      identify: asking("identify"),
      quote: asking("quote"),
      ticket: asking("ticket"),
      goOn: asking("goOn"),
      checkIn: asking("checkIn"),
      take: asking("take"),
      paper: asking("paper"),
      reprint: asking("reprint"),
    },
    actions: {
      // The number is the customer's, whatever becomes of what they said of it.
      tellFeedback: (_, params) => params && void bridge.request("feedback", params).catch(() => undefined),
      // An agent that is away has forgotten the customer already.
      leave: (_, params) => void bridge.request("leave", params).catch(() => undefined),
    },
  });
}
