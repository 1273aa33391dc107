// The state of the link as React sees it, and whether what it last showed may still be believed.

import type { HubState } from "@hallflow/hub-client";
import type { Push } from "@hallflow/queue-core";
import { useCallback, useState, useSyncExternalStore } from "react";
import type { HubLink } from "./hub-link.ts";

/** The link's state; the component renders again with every change of it. */
export function useHub(link: HubLink): HubState {
  const subscribe = useCallback((listener: () => void) => link.subscribe(listener), [link]);
  return useSyncExternalStore(subscribe, () => link.state());
}

/** True while the hub is connected and has shown the hall since it is: after a cut the old view is not live until a new one comes. */
export function useLive(link: HubLink): boolean {
  const { link: state, push } = useHub(link);
  const [old, setOld] = useState<Push | null>(null);
  if (state !== "online" && old !== push) setOld(push);
  return state === "online" && push !== null && push !== old;
}
