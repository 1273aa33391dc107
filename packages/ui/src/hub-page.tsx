// The door of every staff page: waits for the hub, asks for an access token where one is needed, then shows the page.

import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from "react";
import { Bilingual } from "./bilingual.tsx";
import { type PageOptions, connectPage } from "./connect-page.ts";
import type { HubLink } from "./hub-link.ts";
import { TokenForm } from "./token-form.tsx";
import "./hub-page.css";

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
  if (state.step === "linked") return children(state.client);
  return (
    <main className={`hub-page ${dark ? "hub-page-dark" : ""}`}>
      {state.step === "token" ? (
        <TokenForm words={state.words} give={(token) => page.giveToken(token)} />
      ) : (
        <Waiting away={state.hubAway} />
      )}
    </main>
  );
}

const waiting = { zh: "正在连接营业厅主机……", en: "Connecting to the hall's hub…" };
const away = {
  zh: "暂时连接不上营业厅主机，恢复后会自动继续。",
  en: "The hall's hub cannot be reached. This page goes on by itself once it can.",
};

function Waiting({ away: isAway }: { readonly away: boolean }): ReactNode {
  return (
    <output className="hub-page-waiting">
      <span className="hub-page-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <Bilingual words={isAway ? away : waiting} />
    </output>
  );
}
