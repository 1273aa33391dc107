// Carries the bridge over HTTP to the agent that served this page: for browsers that stand in for the kiosk's own window.

import type { Bridge, BridgeEvent } from "../../bridge.ts";

/** The agent answers within its own patience; whoever takes longer is not there. */
const answerLimitMs = 20_000;

/** Relative addresses, so that it works wherever the page is mounted. */
export function httpBridge(base = "bridge/"): Bridge {
  return {
    async request(name, body) {
      const response = await fetch(`${base}${name}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(answerLimitMs),
      });
      if (!response.ok) throw new Error(`the agent answered ${name} with ${String(response.status)}`);
      return (await response.json()) as never;
    },
    listen(onEvent, onLost) {
      let source: EventSource | undefined;
      let again: ReturnType<typeof setTimeout> | undefined;
      const open = (): void => {
        source = new EventSource(`${base}status`);
        source.addEventListener("open", () => onLost(false));
        source.addEventListener("message", ({ data }) => onEvent(JSON.parse(String(data)) as BridgeEvent));
        source.addEventListener("error", () => {
          onLost(true);
          // Browsers retry a cut stream by themselves, but give up for good after an answer that is not one.
          if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, 1_000);
        });
      };
      open();
      return () => {
        clearTimeout(again);
        source?.close();
      };
    },
  };
}
