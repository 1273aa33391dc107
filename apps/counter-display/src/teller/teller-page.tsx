// The console on the hub: connects for the counter this machine stands at, and lets somebody take their seat there.

import { pageStore } from "@hallflow/hub-client";
import { HubPage, deviceName } from "@hallflow/ui";
import { type ReactNode, useState } from "react";
import { type TakenSeat, rememberSeat, rememberedSeat } from "./remembered-seat.ts";
import { Teller } from "./teller.tsx";

/** A press that a reload interrupted is asked again with the same id, for as long as it is valid. */
const store = pageStore(localStorage, "hallflow-teller-pending");

export function TellerPage(): ReactNode {
  const [seat, setSeat] = useState<TakenSeat | null>(rememberedSeat);
  const sit = (taken: TakenSeat) => {
    rememberSeat(taken);
    setSeat(taken);
  };
  return (
    <HubPage view="teller" device={deviceName("teller")} counter={seat?.counter ?? null} store={store}>
      {(link) => <Teller link={link} taken={seat} sit={sit} />}
    </HubPage>
  );
}
