// What there is to say about the number or card that the customer gave.

import { BadgeCheck, Info } from "lucide-react";
import type { ReactNode } from "react";
import { Say } from "./say.tsx";
import { useSession } from "./session-view.ts";

export function Notice(): ReactNode {
  const { person, notice } = useSession().session;
  if (notice) {
    return (
      <p className="notice" role="status">
        <Info aria-hidden="true" />
        <Say word={notice === "person-unknown" ? "service.personUnknown" : "service.personUnreachable"} />
      </p>
    );
  }
  if (!person) return null;
  return (
    <p className="notice notice-good" role="status">
      <BadgeCheck aria-hidden="true" />
      <Say word="service.hello" values={{ masked: person.masked }} />
    </p>
  );
}
