// The first sight of a running hall: which hall it is, how it stands, and the way to every screen.

import {
  Activity,
  Footprints,
  Gauge,
  Monitor,
  MonitorSpeaker,
  Network,
  PanelTop,
  ReceiptText,
  ScanLine,
  Star,
  Waypoints,
} from "lucide-react";
import type { ReactNode } from "react";
import { LanguageSwitch } from "../parts/language-switch.tsx";
import { type DoorProps, Door } from "./door.tsx";
import { HallStatus } from "./hall-status.tsx";
import { TryIt } from "./try-it.tsx";
import { useHealth } from "./use-health.ts";
import { Say, chooseLanguage, useWords } from "./words.ts";
import "./home.css";

const screens: readonly DoorProps[] = [
  { id: "kiosk", href: "/kiosk", Icon: ScanLine },
  { id: "counter", href: "/counter", Icon: PanelTop },
  { id: "lobby", href: "/lobby", Icon: MonitorSpeaker },
  { id: "manage", href: "/manage", Icon: Waypoints },
  { id: "guide", href: "/guide", Icon: Footprints },
  { id: "window", href: "/window?counter=1", Icon: Monitor },
  { id: "rating", href: "/rating?counter=1", Icon: Star },
];
const behind: readonly DoorProps[] = [
  { id: "paper", href: "/paper", Icon: ReceiptText },
  { id: "api", href: "/api/openapi.json", Icon: Network },
  { id: "health", href: "/healthz", Icon: Activity },
  { id: "metrics", href: "/metrics", Icon: Gauge },
];

export function HomePage(): ReactNode {
  const health = useHealth();
  const { language } = useWords();
  return (
    <div className="home">
      <header className="home-top">
        <p className="home-mark">
          <Mark />
          <strong>Hallflow</strong>
          <Say of="product" className="home-product" />
        </p>
        <LanguageSwitch language={language} choose={chooseLanguage} />
      </header>
      <main>
        <HallStatus state={health} />
        <TryIt />
        <section className="doors" aria-labelledby="screens-title">
          <h2 id="screens-title">
            <Say of="screens.title" />
            <Say of="screens.hint" className="doors-hint" />
          </h2>
          <ul className="doors-large">
            {screens.map((door) => (
              <li key={door.id}>
                <Door {...door} />
              </li>
            ))}
          </ul>
        </section>
        <section className="doors" aria-labelledby="behind-title">
          <h2 id="behind-title">
            <Say of="behind.title" />
          </h2>
          <ul className="doors-small">
            {behind.map((door) => (
              <li key={door.id}>
                <Door {...door} />
              </li>
            ))}
          </ul>
        </section>
      </main>
    </div>
  );
}

/** People in three lanes on their way to a counter. */
function Mark(): ReactNode {
  return (
    <svg viewBox="0 0 32 32" width="40" height="40" aria-hidden="true">
      <rect x="1" y="1" width="30" height="30" rx="8" fill="var(--accent)" />
      <g fill="#fff">
        <circle cx="8" cy="10" r="2.4" />
        <circle cx="14.5" cy="10" r="2.4" />
        <circle cx="8" cy="16" r="2.4" />
        <circle cx="14.5" cy="16" r="2.4" opacity="0.55" />
        <circle cx="8" cy="22" r="2.4" opacity="0.55" />
        <rect x="21.5" y="7" width="4" height="18" rx="2" />
      </g>
    </svg>
  );
}
