// Takes the place of the call when the display does not know what is being called.

import { Bilingual } from "@hallflow/ui";
import { CloudOff, LoaderCircle } from "lucide-react";
import type { ReactNode } from "react";
import { both } from "./words.ts";

/** `isFirst`: nothing has been heard from the hub since the page opened, which is no trouble yet. */
export function NotLivePanel({ isFirst = false }: { readonly isFirst?: boolean }): ReactNode {
  if (isFirst) {
    return (
      <output className="not-live-panel">
        <LoaderCircle aria-hidden="true" />
        <Bilingual words={both("connecting")} className="not-live-title" />
      </output>
    );
  }
  return (
    <div className="not-live-panel" role="alert">
      <CloudOff aria-hidden="true" />
      <Bilingual words={both("notLive")} className="not-live-title" />
      <Bilingual words={both("notLiveHint")} className="not-live-hint" />
    </div>
  );
}
