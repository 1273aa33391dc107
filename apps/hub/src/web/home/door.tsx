// A card that leads to one screen or document of the hall.

import { ArrowUpRight, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Say, useWords } from "./words.ts";
import "./door.css";

export interface DoorProps {
  readonly id: "kiosk" | "counter" | "guide" | "lobby" | "window" | "rating" | "manage" | "paper" | "api" | "health" | "metrics";
  readonly href: string;
  readonly Icon: LucideIcon;
}

export function Door({ id, href, Icon }: DoorProps): ReactNode {
  const { say } = useWords();
  return (
    <a className="door" href={href} target="_blank" rel="noopener">
      <span className="door-icon">
        <Icon aria-hidden="true" />
      </span>
      <span className="door-words">
        <span className="door-name">
          <Say of={`${id}.name`} />
          <ArrowUpRight aria-hidden="true" />
          <span className="visually-hidden">{say("opens")}</span>
        </span>
        <Say of={`${id}.text`} className="door-text" />
        <code>{href}</code>
      </span>
    </a>
  );
}
