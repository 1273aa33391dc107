// What the manager has to say to everybody: a line above the lanes, several taking turns.

import type { LobbyView } from "@hallflow/queue-core";
import { Bilingual } from "@hallflow/ui";
import { Megaphone } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";

const turnMs = 9_000;

export function NoticeStrip({ notices, isLive }: { readonly notices: LobbyView["notices"]; readonly isLive: boolean }): ReactNode {
  const [turn, setTurn] = useState(0);
  const isMany = notices.length > 1;
  useEffect(() => {
    if (!isMany) return;
    const timer = setInterval(() => setTurn((turn) => turn + 1), turnMs);
    return () => clearInterval(timer);
  }, [isMany]);
  const notice = notices[turn % Math.max(1, notices.length)];
  if (!notice) return null;
  return (
    <section
      className="notice-strip"
      inert={!isLive}
      style={{ "--characters": Math.max(notice.zh.length, notice.en.length / 2.6) } as React.CSSProperties}
    >
      <Megaphone aria-hidden="true" />
      <Bilingual words={notice} />
    </section>
  );
}
