// The presses of a teller's console, and the words for what each came to.

import type { SeatView } from "@hallflow/queue-core";
import type { HubLink } from "@hallflow/ui";
import { type Presses as PressesOf, usePresses } from "../presses/use-presses.ts";
import type { PressId } from "./actions.ts";
import { both } from "./words.ts";

export type Presses = PressesOf<PressId>;

export const useTellerPresses = (link: HubLink, seat: SeatView): Presses =>
  usePresses<PressId>(link, {
    seen: seat.revision,
    done: (action, { visit }) => {
      const goesOn = action === "finish" && visit?.state === "serving";
      return both(goesOn ? "done.next-errand" : `done.${action}`, { ticket: visit?.ticket ?? seat.ticket ?? "" });
    },
  });
