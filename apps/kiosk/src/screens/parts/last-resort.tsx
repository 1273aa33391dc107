// Catches a fault of ours in the screens: says that the machine recovers, and begins anew.

import { Component, type ReactNode } from "react";
import { both } from "../words/words.ts";

/** Long enough to be read, and not to spin when the fault is there at once. */
const beginAnewMs = 3_000;

export class LastResort extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(): void {
    setTimeout(() => location.reload(), beginAnewMs);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { zh, en } = both("trouble.agentTitle");
    return (
      <main className="not-ready" aria-live="polite">
        <span className="hall-mark" aria-hidden="true" />
        <p>{zh}</p>
        <p lang="en">{en}</p>
      </main>
    );
  }
}
