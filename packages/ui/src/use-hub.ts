// The state of the link as React sees it: one subscription, a new value with each change.

import type { HubState } from "@hallflow/hub-client";
import { useCallback, useSyncExternalStore } from "react";
import type { HubLink } from "./hub-link.ts";

/** The link's state; the component renders again with every change of it. */
export function useHub(link: HubLink): HubState {
  const subscribe = useCallback((listener: () => void) => link.subscribe(listener), [link]);
  return useSyncExternalStore(subscribe, () => link.state());
}
