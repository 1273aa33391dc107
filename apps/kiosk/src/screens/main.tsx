// Starts the screens over whichever carrier the bridge has here: Electron's, or HTTP in a browser.

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { httpBridge } from "./bridge/http-bridge.ts";
import { ipcBridge } from "./bridge/ipc-bridge.ts";
import { LastResort } from "./parts/last-resort.tsx";
import "./kiosk.css";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no root");
const bridge = window.hallflow ? ipcBridge(window.hallflow) : httpBridge();
createRoot(root).render(
  <StrictMode>
    <LastResort>
      <App bridge={bridge} />
    </LastResort>
  </StrictMode>,
);
