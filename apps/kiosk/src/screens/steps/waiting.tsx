// A moment's wait: what is being done, and that it is being done.

import type { Words } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import { Frame } from "../parts/frame.tsx";
import "./waiting.css";

export function Waiting({ title, hint }: { readonly title: Words; readonly hint?: Words }): ReactNode {
  return (
    <Frame title={title} {...(hint ? { hint } : {})} className="waiting">
      <output className="waiting-dots" aria-label={title.zh}>
        <i />
        <i />
        <i />
      </output>
    </Frame>
  );
}
