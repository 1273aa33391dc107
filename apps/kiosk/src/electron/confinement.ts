// Keeps the kiosk's pages where they are: no other page, no window, no permission, no network, no file, no menu.

import { Menu, app, session } from "electron";
import type { Logger } from "pino";
import { isOurs } from "./screen-address.ts";
import { isShortcut } from "./shortcuts.ts";

/** Applies to every page that Electron makes from now on, ours and any that we did not think of. */
export function allowNothingElse(logger: Logger): void {
  Menu.setApplicationMenu(null);
  app.on("web-contents-created", (_created, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      logger.warn({ url: withoutQuery(url) }, "refused to open a window");
      return { action: "deny" };
    });
    for (const event of ["will-navigate", "will-redirect", "will-frame-navigate"] as const) {
      // The three differ only in what else they tell.
      contents.on(event as "will-navigate", (details) => {
        if (isOurs(details.url)) return;
        logger.warn({ url: withoutQuery(details.url) }, "refused to leave the screens");
        details.preventDefault();
      });
    }
    contents.on("will-attach-webview", (details) => details.preventDefault());
    contents.on("before-input-event", (details, input) => {
      if (isShortcut(input)) details.preventDefault();
    });
    void contents.setVisualZoomLevelLimits(1, 1);
  });

  const pages = session.defaultSession;
  pages.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  pages.setPermissionCheckHandler(() => false);
  pages.setDevicePermissionHandler(() => false);
  pages.on("will-download", (details) => details.preventDefault());
  // The screens speak with the agent alone; even a page that got past everything else would reach nobody.
  pages.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOurs(details.url) && !details.url.startsWith("data:") }));
}

/** An address may carry whatever a page put into it; the log says only where it led. */
const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0]?.slice(0, 200) ?? "";
