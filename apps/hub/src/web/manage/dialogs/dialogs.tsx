// Whatever lies over the floor just now.

import type { ReactNode } from "react";
import { AccessDialog } from "../access/access-dialog.tsx";
import { AppointmentsDialog } from "../appointments/appointments-dialog.tsx";
import { RunHallDialog } from "../run/run-hall-dialog.tsx";
import { ResumeHallDialog, StopHallDialog } from "../run/stop-hall-dialog.tsx";
import { AccountDialog } from "../care/account-dialog.tsx";
import { ComplaintsDialog } from "../care/complaints-dialog.tsx";
import { FindPersonDialog } from "../care/find-person-dialog.tsx";
import type { Opened } from "../scene.ts";
import { CloseDayDialog } from "./close-day-dialog.tsx";
import { DeskDialog } from "./desk-dialog.tsx";
import { LaneDrawer } from "./lane-drawer.tsx";
import { NoticesDialog } from "./notices-dialog.tsx";
import { OpenDayDialog } from "./open-day-dialog.tsx";
import { StopTicketsDialog } from "./stop-tickets-dialog.tsx";
import { TicketDialog } from "./ticket-dialog.tsx";
import { VisitDrawer } from "./visit-drawer.tsx";

export function Dialogs({ opened }: { readonly opened: Opened | null }): ReactNode {
  if (!opened) return null;
  switch (opened.kind) {
    case "open-day":
      return <OpenDayDialog />;
    case "stop-tickets":
      return <StopTicketsDialog />;
    case "close-day":
      return <CloseDayDialog />;
    case "notices":
      return <NoticesDialog />;
    case "appointments":
      return <AppointmentsDialog />;
    case "complaints":
      return <ComplaintsDialog />;
    case "find-person":
      return <FindPersonDialog />;
    case "account":
      return <AccountDialog />;
    case "run-hall":
      return <RunHallDialog />;
    case "suspend-hall":
      return <StopHallDialog how="suspend" />;
    case "evacuate-hall":
      return <StopHallDialog how="evacuate" />;
    case "resume-hall":
      return <ResumeHallDialog />;
    case "take-ticket":
      return <TicketDialog />;
    case "access":
      return <AccessDialog />;
    case "desk":
      return <DeskDialog counter={opened.counter} />;
    case "visit":
      return <VisitDrawer visit={opened.visit} />;
    case "lane":
      return <LaneDrawer lane={opened.lane} />;
  }
}
