// Words in both languages: the reader's first at full size, the other under it, smaller and quieter, never mixed in one line.

import type { Words } from "@hallflow/queue-core";
import type { ReactNode } from "react";
import "./bilingual.css";

interface BilingualProps {
  readonly words: Words;
  /** The language that is read first; Chinese unless the customer chose English. */
  readonly first?: "zh" | "en";
  readonly className?: string;
}

export function Bilingual({ words, first = "zh", className = "" }: BilingualProps): ReactNode {
  const second = first === "zh" ? "en" : "zh";
  return (
    <span className={`bilingual ${className}`}>
      <span lang={first === "zh" ? "zh-CN" : "en"}>{words[first]}</span>
      <span className="bilingual-second" lang={second === "zh" ? "zh-CN" : "en"}>
        {words[second]}
      </span>
    </span>
  );
}
