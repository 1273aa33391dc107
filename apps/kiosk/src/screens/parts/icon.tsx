// The icon that a hall's file names, from Lucide's set.

import { CircleHelp, type LucideIcon, icons } from "lucide-react";
import type { ReactNode } from "react";

/** An icon by its name as lucide.dev writes it, such as receipt-text; a question mark for a name that is none. */
export function Icon({ name }: { readonly name: string }): ReactNode {
  const pascal = name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const Found: LucideIcon = (icons as Readonly<Record<string, LucideIcon>>)[pascal] ?? CircleHelp;
  return <Found aria-hidden="true" />;
}
