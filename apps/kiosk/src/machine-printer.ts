// The printer that this machine has and the ticket that it prints: a shipped profile and layout, or files of the hall's own.

import { type PrinterProfile, type TicketLayout, readPrinterProfile, readTicketLayout } from "@hallflow/printer";
import { LaunchError, type LaunchSettings } from "./launch-settings.ts";

export interface MachinePrinter {
  readonly printerProfile?: PrinterProfile;
  readonly ticketLayout?: TicketLayout;
}

/** Rejects with LaunchError when a file cannot be read or says something that it may not. */
export async function machinePrinter({
  printerProfileName: profile,
  ticketLayoutFile: layout,
}: Pick<LaunchSettings, "printerProfileName" | "ticketLayoutFile">): Promise<MachinePrinter> {
  return {
    ...(profile !== null && { printerProfile: await named("HALL_PRINTER_PROFILE", readPrinterProfile(profile)) }),
    ...(layout !== null && { ticketLayout: await named("HALL_TICKET_LAYOUT", readTicketLayout(layout)) }),
  };
}

async function named<T>(setting: string, reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new LaunchError(`${setting} 不能使用：${why}\n${setting} cannot be used: ${why}`);
  });
}
