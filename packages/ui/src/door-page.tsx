// What a page shows until it is let in: that it asks, the code to enrol it by, or who signs in.

import type { Words } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { Bilingual } from "./bilingual.tsx";
import type { Page, PageOptions, PageState } from "./connect-page.ts";
import { EnrolScreen } from "./enrol-screen.tsx";
import { SetUpForm } from "./set-up-form.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import "./hub-page.css";

interface DoorPageProps {
  readonly page: Pick<Page, "signIn" | "setUp" | "skipSetUp">;
  readonly state: Exclude<PageState, { step: "linked" }>;
  readonly view: PageOptions["view"];
  /** For what hangs on a wall. */
  readonly dark: boolean;
}

export function DoorPage({ dark, ...door }: DoorPageProps): ReactNode {
  return (
    <main className={`hub-page ${dark ? "hub-page-dark" : ""}`}>
      <Door {...door} />
    </main>
  );
}

function Door({ page, state, view }: Omit<DoorPageProps, "dark">): ReactNode {
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
    <section className="hub-page-waiting" aria-live="polite">
      <span className="hub-page-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <h1>
        <Bilingual words={words} />
      </h1>
    </section>
  );
}
