// A lobby display on the hub: ?zone=… limits it to one zone, ?silent leaves the speaking to others.

import { zoneIdSchema } from "@hallflow/queue-core";
import { HubPage, deviceName } from "@hallflow/ui";
import { type ReactNode, useEffect, useState } from "react";
import { type Voice, openVoice } from "./announcer/voice.ts";
import { LobbyScreen } from "./lobby-screen.tsx";

export function LobbyPage({ query }: { readonly query: URLSearchParams }): ReactNode {
  const zone = zoneIdSchema.safeParse(query.get("zone")).data ?? null;
  const isSilent = query.has("silent");
  const voice = useVoice(!isSilent);
  if (voice === undefined) return null;
  return (
    <HubPage view="lobby" device={deviceName(zone === null ? "lobby" : `lobby-${zone}`.slice(0, 30))} zone={zone} dark>
      {(link) => <LobbyScreen link={link} zone={zone} voice={voice} />}
    </HubPage>
  );
}

/** The page's voice: undefined before it has been opened, null where none is wanted. */
function useVoice(isWanted: boolean): Voice | null | undefined {
  const [voice, setVoice] = useState<Voice | null | undefined>(isWanted ? undefined : null);
  useEffect(() => {
    if (!isWanted) return;
    const opened = openVoice();
    setVoice(opened);
    return () => opened.close();
  }, [isWanted]);
  return voice;
}
