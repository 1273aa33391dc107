// The way of one customer in four steps, for somebody who sees the hall for the first time.

import type { ReactNode } from "react";
import { Say } from "./words.ts";
import "./try-it.css";

const steps = [
  { id: "take", href: "/kiosk" },
  { id: "paper", href: "/paper" },
  { id: "call", href: "/counter" },
  { id: "hear", href: "/lobby" },
] as const;

export function TryIt(): ReactNode {
  return (
    <section className="try-it" aria-labelledby="try-title">
      <h2 id="try-title">
        <Say of="try.title" />
      </h2>
      <ol>
        {steps.map(({ id, href }, index) => (
          <li key={id}>
            <a href={href} target="_blank" rel="noopener">
              <span className="numerals try-it-place">{index + 1}</span>
              <Say of={`try.${id}`} />
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
