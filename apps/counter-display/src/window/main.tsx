// Opens the small screen over a counter: /window?counter=3, or the counter that this device was enrolled for.

import { counterIdSchema } from "@hallflow/queue-core";
import { HubPage, deviceName } from "@hallflow/ui";
import { createRoot } from "react-dom/client";
import { WindowScreen } from "./window-screen.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
const counter = counterIdSchema.safeParse(new URLSearchParams(location.search).get("counter")).data ?? null;

createRoot(root).render(
  <HubPage view="window" device={deviceName(counter === null ? "window" : `window-${counter}`.slice(0, 30))} counter={counter} dark>
    {(link) => <WindowScreen link={link} />}
  </HubPage>,
);
