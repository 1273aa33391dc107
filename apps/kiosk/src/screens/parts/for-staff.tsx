// A line for staff on a customer's screen: what is the matter with the machine, set apart and quiet.

import type { Words } from "@hallflow/queue-core";
import { Wrench } from "lucide-react";
import type { ReactNode } from "react";
import { fill } from "./fill.ts";
import { SayWords } from "./say.tsx";
import "./for-staff.css";

export function ForStaff({ words }: { readonly words: Words }): ReactNode {
  return (
    <p className="for-staff">
      <Wrench aria-hidden="true" />
      <SayWords words={fill("trouble.forStaff", { words })} />
    </p>
  );
}
