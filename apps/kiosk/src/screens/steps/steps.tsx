// Shows the step that the session is at.

import type { ReactNode } from "react";
import { useSession } from "../parts/session-view.ts";
import { both } from "../words/words.ts";
import { Again, WentOn } from "./again.tsx";
import { Answer, Directions } from "./answer.tsx";
import { Attract } from "./attract.tsx";
import { Feedback } from "./feedback.tsx";
import { StaffPanel } from "./staff-panel.tsx";
import { Services } from "./services.tsx";
import { StillThere } from "./still-there.tsx";
import { NumberAlone, Printing, Reprinting, TakeIt, Taking } from "./ticket.tsx";
import { InTrouble } from "./trouble.tsx";
import { NoTickets, useUnavailable } from "./unavailable.tsx";
import { Waiting } from "./waiting.tsx";
import { Who } from "./who.tsx";

export function Steps(): ReactNode {
  const { snapshot, kiosk } = useSession();
  const unavailable = useUnavailable();
  const { step, attention } = snapshot.value;
  // Whatever somebody is doing here, they are to leave.
  if (unavailable?.kind === "evacuation") return <NoTickets why={unavailable} />;
  if (step === "staff") {
    return (
      <>
        <StaffPanel />
        {attention === "warning" && <StillThere />}
      </>
    );
  }
  if (step === "attract") {
    if (kiosk.agentLost) return <Recovering />;
    return unavailable ? <NoTickets why={unavailable} /> : <Attract />;
  }
  return (
    <>
      {stepOf(typeof step.visit === "string" ? step.visit : (Object.keys(step.visit)[0] ?? ""))}
      {attention === "warning" && <StillThere />}
    </>
  );
}

function Recovering(): ReactNode {
  return <NoTickets why={{ kind: "hub-away", title: both("trouble.agentTitle"), hint: both("trouble.agentHint"), forStaff: null }} />;
}

function stepOf(visit: string): ReactNode {
  switch (visit) {
    case "who":
      return <Who />;
    case "service":
      return <Services />;
    case "finding":
      return <Waiting title={both("again.finding")} />;
    case "again":
      return <Again />;
    case "goingOn":
      return <Waiting title={both("again.goingOn")} />;
    case "wentOn":
      return <WentOn />;
    case "quoting":
      return <Waiting title={both("answer.asking")} />;
    case "answer":
      return <Answer />;
    case "directions":
      return <Directions />;
    case "taking":
    case "checkingIn":
      return <Taking />;
    case "printing":
      return <Printing />;
    case "takeIt":
      return <TakeIt />;
    case "feedback":
      return <Feedback />;
    case "numberAlone":
      return <NumberAlone />;
    case "reprinting":
      return <Reprinting />;
    case "trouble":
      return <InTrouble />;
    default:
      throw new Error(`the session is at a step without a screen: ${visit}`);
  }
}
