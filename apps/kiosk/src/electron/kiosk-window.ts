// The kiosk's window, and the watch over it: a page that dies or hangs is made anew within seconds.

import { BrowserWindow } from "electron";
import type { Logger } from "pino";
import type { IpcCarrier } from "./ipc-carrier.ts";
import { screensOrigin } from "./screen-address.ts";

/** A page that has said nothing for so long hangs; reviving it leaves time within the ten seconds a customer may wait. */
const frozenAfterMs = 6_000;
const checkEveryMs = 1_000;
/** A page that dies again and again is not made anew faster than this, so that the machine stays usable for service. */
const reviveAfterMs = 500;

export interface KioskWindowOptions {
  readonly preload: string;
  /** For developers: an ordinary window in place of the whole screen. */
  readonly windowed: boolean;
  readonly carrier: IpcCarrier;
  readonly logger: Logger;
}

export function openKioskWindow({ preload, windowed, carrier, logger }: KioskWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    kiosk: !windowed,
    frame: windowed,
    width: 1_080,
    height: 1_920,
    show: false,
    backgroundColor: "#F6F8FB",
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: windowed,
    },
  });
  const { webContents } = window;
  let loadedAt = performance.now();
  const load = (): void => {
    loadedAt = performance.now();
    window
      .loadURL(`${screensOrigin}/index.html`)
      .catch((error: unknown) => logger.error({ err: error }, "the screens could not be loaded"));
  };
  window.once("ready-to-show", () => window.show());

  webContents.on("render-process-gone", (_event, { reason }) => {
    logger.error({ reason }, "the screens died and are made anew");
    setTimeout(() => window.isDestroyed() || load(), reviveAfterMs);
  });
  const watch = setInterval(() => {
    const silentMs = performance.now() - Math.max(loadedAt, carrier.lastAliveAt());
    if (silentMs < frozenAfterMs) return;
    logger.error({ silentMs: Math.round(silentMs) }, "the screens hang and are made anew");
    loadedAt = performance.now();
    // The page's process may be beyond listening: it is ended, and render-process-gone loads the next.
    webContents.forcefullyCrashRenderer();
  }, checkEveryMs);
  window.once("closed", () => clearInterval(watch));

  load();
  return window;
}
