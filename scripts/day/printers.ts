// The printers of the simulated day's kiosks: the hall's own for the first, a virtual one each for the others.

import { startVirtualPrinter } from "@hallflow/printer/virtual";
import type { PrinterChoice } from "../start/printer-choice.ts";
import type { SimulatedHall } from "./simulated-hall.ts";

export interface DayPrinters {
  /** One address a kiosk. */
  readonly addresses: readonly string[];
  /** Papers that came out since the day began, and commands that a strict printer did not know; null where the hall's real printer cannot say. */
  papers(): Promise<{ papers: number; errors: number } | null>;
  close(): Promise<void>;
}

interface PanelState {
  readonly total: number;
  readonly totalErrors: number;
  readonly speed: number;
}

/** The hall's own printer goes to the first kiosk; where it is virtual, its paper moves as fast as the day. */
export async function startPrinters(hall: SimulatedHall, count: number, own: PrinterChoice): Promise<DayPrinters> {
  const others = await Promise.all(
    Array.from({ length: count - 1 }, () => startVirtualPrinter({ host: "127.0.0.1", port: 0, panelPort: 0, speed: hall.speed })),
  );
  const before = own.kind === "virtual" ? await panel(hall) : null;
  if (before) await panel(hall, { speed: hall.speed });
  return {
    addresses: [own.address, ...others.map((printer) => printer.address)],
    async papers() {
      const after = before && (await panel(hall));
      if (!before || !after) return null;
      const add = (sum: number, part: number) => sum + part;
      return {
        papers: others.map((printer) => printer.totalPapers()).reduce(add, after.total - before.total),
        errors: others.map((printer) => printer.totalErrors()).reduce(add, after.totalErrors - before.totalErrors),
      };
    },
    async close() {
      if (before) await panel(hall, { speed: before.speed });
      await Promise.all(others.map((printer) => printer.stop()));
    },
  };
}

async function panel({ access }: SimulatedHall, change?: { speed: number }): Promise<PanelState | null> {
  const response = change
    ? await fetch(`${access.url}/paper/panel`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(change),
      })
    : await fetch(`${access.url}/paper/papers.json?after=${Number.MAX_SAFE_INTEGER}`);
  return response.ok ? ((await response.json()) as PanelState) : null;
}
