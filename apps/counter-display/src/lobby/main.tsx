// Opens the lobby display in its page: ?zone=… limits it to one zone, ?silent leaves the speaking to others, ?palette=contrast is for bright halls.

import { zoneIdSchema } from "@hallflow/queue-core";
import { HubPage, deviceName } from "@hallflow/ui";
import { createRoot } from "react-dom/client";
import { openVoice } from "./announcer/voice.ts";
import { LobbyScreen } from "./lobby-screen.tsx";

const root = document.querySelector("#root");
if (!root) throw new Error("the page has no #root");
const query = new URLSearchParams(location.search);
const zone = zoneIdSchema.safeParse(query.get("zone")).data ?? null;
const palette = query.get("palette") === "contrast" ? "contrast" : "usual";
const voice = query.has("silent") ? null : openVoice();

createRoot(root).render(
  <HubPage
    view="lobby"
    device={deviceName(zone === null ? "lobby" : `lobby-${zone}`.slice(0, 30))}
    zone={zone}
    speaks={voice !== null}
    dark
  >
    {(link) => <LobbyScreen link={link} zone={zone} voice={voice} palette={palette} />}
  </HubPage>,
);
