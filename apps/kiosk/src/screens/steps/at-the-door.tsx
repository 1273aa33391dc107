// What a kiosk shows that the hub has not let in: where customers go meanwhile, and what staff must do, with the code to do it by.

import { Bilingual, EnrolScreen } from "@hallflow/ui";
import { PlugZap } from "lucide-react";
import type { ReactNode } from "react";
import type { Door } from "../../bridge.ts";
import { both } from "../words/words.ts";
import "./at-the-door.css";

interface AtTheDoorProps {
  readonly door: Exclude<Door, { readonly step: "asking" }>;
}

/** Nobody has chosen a language yet, and whoever reads it may be staff or customer: it is said in both. */
export function AtTheDoor({ door }: AtTheDoorProps): ReactNode {
  return (
    <main className="at-the-door">
      <header>
        <span className="hall-mark" aria-hidden="true" />
        <h1>
          <Bilingual words={both("door.title")} />
        </h1>
        <p>
          <Bilingual words={both("door.customers")} />
        </p>
      </header>
      {door.step === "code" ? (
        <EnrolScreen code={door.code} kind="kiosk" isAway={door.hubAway} />
      ) : (
        <output className="at-the-door-away">
          <PlugZap aria-hidden="true" />
          <Bilingual words={both("door.hubAway")} />
        </output>
      )}
      <p className="at-the-door-which">
        <Bilingual words={both("door.which", { device: door.device, hub: door.hubUrl })} />
      </p>
    </main>
  );
}
