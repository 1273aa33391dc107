// A ticket for somebody who walked into the zone without one, who is being shown around from that moment.

import { newId, newToken } from "@hallflow/hub-client";
import {
  type Language,
  type Need,
  type ServiceId,
  type TicketToken,
  type VisitId,
  needSchema,
  undecidedService,
} from "@hallflow/queue-core";
import { type ReactNode, useState } from "react";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import { ServiceField } from "./service-field.tsx";
import { Sheet } from "./sheet.tsx";
import { Tiles } from "./tiles.tsx";

export function NewVisitorSheet({ close }: { readonly close: () => void }): ReactNode {
  const { plan, post, press, presses } = useScene();
  const { say, language: shown } = useWords();
  // One visit however often the button is touched: it is the same customer.
  const [{ visit, token }] = useState(() => ({ visit: newId<VisitId>(), token: newToken<TicketToken>() }));
  const [service, setService] = useState<ServiceId>(undecidedService);
  const [needs, setNeeds] = useState<readonly Need[]>([]);
  const [language, setLanguage] = useState<Language>("zh");
  const [isRefused, setRefused] = useState(false);
  const act = async () => {
    const arrival = { errands: [service], tier: "standard", channel: "staff", language, declinedSelfService: true } as const;
    const isTaken = await press("take-ticket", { type: "take-ticket", visit, token, ...arrival, errands: [service], needs: [...needs] });
    if (!isTaken) return setRefused(true);
    await press("meet", { type: "begin-experience", visit, guide: post.staff, zone: post.zone });
    close();
  };
  const toggle = (need: Need) => setNeeds(needs.includes(need) ? needs.filter((one) => one !== need) : [...needs, need]);
  return (
    <Sheet
      title={say("sheet.newTitle")}
      close={close}
      refused={isRefused ? presses.answer : null}
      submit={{ words: say("sheet.take"), isPossible: presses.pending === null, act: () => void act() }}
    >
      <ServiceField
        label={say("sheet.service")}
        value={service}
        choose={setService}
        first={{ id: undecidedService, name: plan.undecided.name[shown] }}
      />
      <fieldset className="tiles">
        <legend className="tiles-label">{say("sheet.needs")}</legend>
        <div className="tiles-grid">
          {needSchema.options.map((need) => (
            <button key={need} type="button" className="tile" aria-pressed={needs.includes(need)} onClick={() => toggle(need)}>
              <b>{say(`need.${need}`)}</b>
            </button>
          ))}
        </div>
      </fieldset>
      <Tiles<Language>
        label={say("sheet.language")}
        tiles={(["zh", "en"] as const).map((value) => ({ value, words: say(`sheet.in.${value}`) }))}
        value={language}
        choose={setLanguage}
      />
    </Sheet>
  );
}
