// What there is to say about the number or card that the customer gave.

import { BadgeCheck, Info } from "lucide-react";
import type { ReactNode } from "react";
import type { SessionContext } from "../session/session-context.ts";
import { Say } from "./say.tsx";
import { useSession } from "./session-view.ts";

export const noticed = ({ person, notice }: SessionContext): boolean => person !== null || notice !== null;

export function Notice(): ReactNode {
  const { person, notice } = useSession().session;
  if (notice) {
    return (
      <p className="notice" aria-live="polite">
        <Info aria-hidden="true" />
        <Say word={notice === "person-unknown" ? "service.personUnknown" : "service.personUnreachable"} />
      </p>
    );
  }
  if (!person) return null;
  return (
    <p className="notice notice-good" aria-live="polite">
      <BadgeCheck aria-hidden="true" />
      <Say word="service.hello" values={{ masked: person.masked }} />
    </p>
  );
}
