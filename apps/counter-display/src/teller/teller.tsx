// Decides what a teller's machine shows: the way to a seat, or the console of the one that is theirs.

import { type HubLink, applyBrand, useHub } from "@hallflow/ui";
import { type ReactNode, useEffect } from "react";
import { Console } from "./console.tsx";
import type { TakenSeat } from "./remembered-seat.ts";
import { SignIn } from "./sign-in.tsx";
import { useWords } from "./words.ts";

interface TellerProps {
  readonly link: HubLink;
  /** The seat last taken on this machine. */
  readonly taken: TakenSeat | null;
  readonly sit: (seat: TakenSeat) => void;
}

export function Teller({ link, taken, sit }: TellerProps): ReactNode {
  const { welcome, push } = useHub(link);
  const { say } = useWords();
  const plan = welcome?.plan ?? null;
  const view = push?.view.role === "teller" ? push.view : null;
  useEffect(() => {
    if (plan) applyBrand(plan.brandColour);
  }, [plan]);
  useEffect(() => {
    document.title = `${say("title")} ${view?.seat?.counter ?? ""}`.trim();
  }, [say, view?.seat?.counter]);

  if (!plan || !view) {
    return (
      <main className="hub-page">
        <output>{say("connecting")}</output>
      </main>
    );
  }
  const { seat } = view;
  const isMine = taken !== null && seat?.staff === taken.staff && seat.state !== "signed-out";
  if (!isMine) return <SignIn link={link} plan={plan} view={view} last={taken} sit={sit} />;
  return <Console link={link} plan={plan} view={view} seat={seat} />;
}
