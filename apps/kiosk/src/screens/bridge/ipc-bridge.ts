// Carries the bridge over Electron's IPC to the agent in the main process.

import type { Bridge, BridgeEvent } from "../../bridge.ts";

/** What the preload script puts on the page, and nothing else of Electron. */
export interface KioskPort {
  request(name: string, body: unknown): Promise<unknown>;
  listen(onEvent: (event: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly hallflow?: KioskPort;
  }
}

export function ipcBridge(port: KioskPort): Bridge {
  return {
    request: (name, body) => port.request(name, body) as Promise<never>,
    listen(onEvent, onLost) {
      onLost(false);
      return port.listen((event) => onEvent(event as BridgeEvent));
    },
  };
}
