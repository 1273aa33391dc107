// The door of every page: waits for the hub, enrols the device, lets a person sign in where one must, then shows the page.

import type { Words } from "@hallflow/queue-core";
import { type ReactNode, useEffect, useMemo, useSyncExternalStore } from "react";
import { Bilingual } from "./bilingual.tsx";
import { type Page, type PageOptions, type PageState, connectPage } from "./connect-page.ts";
import { EnrolScreen } from "./enrol-screen.tsx";
import type { HubLink } from "./hub-link.ts";
import { SetUpForm } from "./set-up-form.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { useShownSequence } from "./use-shown-sequence.ts";
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
  if (state.step === "linked") return <Linked link={state.client}>{children(state.client)}</Linked>;
  return (
    <main className={`hub-page ${dark ? "hub-page-dark" : ""}`}>
      <Door page={page} state={state} view={view} />
    </main>
  );
}

function Linked({ link, children }: { readonly link: HubLink; readonly children: ReactNode }): ReactNode {
  useShownSequence(link);
  return children;
}

interface DoorProps {
  readonly page: Page;
  readonly state: Exclude<PageState, { step: "linked" }>;
  readonly view: PageOptions["view"];
}

function Door({ page, state, view }: DoorProps): ReactNode {
  switch (state.step) {
    case "asking":
      return <Waiting words={state.hubAway ? away : waiting} />;
    case "refused":
      return <Waiting words={state.words} />;
    case "enrol":
      return <EnrolScreen code={state.code} kind={view} isAway={state.hubAway} />;
    case "set-up":
      return <SetUpForm words={state.words} setUp={page.setUp} skip={page.skipSetUp} />;
    case "sign-in":
      return <SignInForm words={state.words} signIn={page.signIn} />;
  }
}

const waiting = { zh: "正在连接营业厅主机……", en: "Connecting to the hall's hub…" };
const away = {
  zh: "暂时连接不上营业厅主机，恢复后会自动继续。",
  en: "The hall's hub cannot be reached. This page goes on by itself once it can.",
};

function Waiting({ words }: { readonly words: Words }): ReactNode {
  return (
    <output className="hub-page-waiting">
      <span className="hub-page-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <Bilingual words={words} />
    </output>
  );
}
