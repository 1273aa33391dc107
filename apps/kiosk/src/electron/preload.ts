// The one opening between the screens and Electron: requests and events of the bridge, and a sign of life.

import { contextBridge, ipcRenderer } from "electron";
import { channels } from "./channels.ts";

const aliveEveryMs = 1_000;

contextBridge.exposeInMainWorld("hallflow", {
  request: (name: string, body: unknown) => ipcRenderer.invoke(channels.request, name, body),
  listen(onEvent: (event: unknown) => void) {
    const hear = (_event: unknown, message: unknown): void => onEvent(message);
    ipcRenderer.on(channels.event, hear);
    ipcRenderer.send(channels.listen);
    return () => ipcRenderer.off(channels.event, hear);
  },
});

// A page that hangs stops saying this, and the main process makes a new one.
setInterval(() => ipcRenderer.send(channels.alive), aliveEveryMs);
