// The door of every page: waits for the hub, enrols the device, lets a person sign in where one must, then shows the page.

import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from "react";
import { type PageOptions, connectPage } from "./connect-page.ts";
import { DoorPage } from "./door-page.tsx";
import type { HubLink } from "./hub-link.ts";
import { readyType } from "./ready-type.ts";
import { useShownSequence } from "./use-shown-sequence.ts";

interface HubPageProps extends PageOptions {
  /** Dark for what hangs on a wall. */
  readonly dark?: boolean;
  readonly children: (link: HubLink) => ReactNode;
}

/** Connects anew when the view, the device, the counter or the zone changes; the operation store must stay the same for these. */
export function HubPage({
  view,
  device,
  counter = null,
  zone = null,
  speaks = false,
  store,
  dark = false,
  children,
}: HubPageProps): ReactNode {
  const page = useMemo(
    () => connectPage({ view, device, counter, zone, speaks, ...(store ? { store } : {}) }),
    [view, device, counter, zone, speaks, store],
  );
  useEffect(() => page.open(), [page]);
  const state = useSyncExternalStore(page.subscribe, page.state);
  if (state.step === "linked") return <Linked link={state.client}>{children(state.client)}</Linked>;
  return <DoorPage page={page} state={state} view={view} dark={dark} />;
}

function Linked({ link, children }: { readonly link: HubLink; readonly children: ReactNode }): ReactNode {
  useShownSequence(link);
  useEffect(() => readyType(), []);
  return children;
}
