// Carries the bridge between the kiosk's window and the agent, over Electron's IPC.

import { type IpcMainEvent, type IpcMainInvokeEvent, type WebContents, ipcMain } from "electron";
import type { Logger } from "pino";
import { BadRequest, type ScreensHost } from "../bridge-host.ts";
import type { BridgeEvent } from "../bridge.ts";
import { channels } from "./channels.ts";
import { screensOrigin } from "./screen-address.ts";

/** The largest request that a screen of ours makes is a few hundred bytes. */
const bodyLimit = 4_096;

export interface IpcCarrier {
  /** When the window's page last said that it is alive, on the monotonic clock in ms. */
  lastAliveAt(): number;
}

/** Answers the page from now on. */
export function connectScreens(host: ScreensHost, logger: Logger): IpcCarrier {
  let aliveAt = performance.now();
  const listening = new Map<WebContents, () => void>();

  ipcMain.handle(channels.request, async (event, name: unknown, body: unknown) => {
    if (!isOurPage(event)) throw new Error("not a page of the kiosk");
    if (typeof name !== "string" || JSON.stringify(body ?? null).length > bodyLimit) throw new BadRequest("not a request");
    try {
      return await host.answer(name, body);
    } catch (error) {
      logger.error({ err: error, request: name }, "a request of the screens failed");
      throw error;
    }
  });

  ipcMain.on(channels.listen, (event) => {
    if (!isOurPage(event)) return;
    const { sender } = event;
    listening.get(sender)?.();
    const tell = (message: BridgeEvent): void => {
      if (!sender.isDestroyed()) sender.send(channels.event, message);
    };
    const stop = host.listen(tell);
    listening.set(sender, stop);
    sender.once("destroyed", () => {
      stop();
      listening.delete(sender);
    });
  });

  ipcMain.on(channels.alive, (event) => {
    if (isOurPage(event)) aliveAt = performance.now();
  });
  return { lastAliveAt: () => aliveAt };
}

/** Only the main frame of a page under our own scheme may speak with the agent. */
function isOurPage({ senderFrame, sender }: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${screensOrigin}/`);
}
