// One ticket after the other at a printer whose paper moves as a real one's: the time line of each, from the touch on the service.

import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { createAgent } from "@hallflow/kiosk";
import type { PrinterProfile } from "@hallflow/printer";
import { startVirtualPrinter } from "@hallflow/printer/virtual";
import type { ServiceId } from "@hallflow/queue-core";
import type { RealHub } from "../../scripts/prove/real-hub.ts";

/** Milliseconds since the touch, one a ticket. */
export interface TimeLine {
  readonly quoted: number[];
  readonly issued: number[];
  readonly firstByte: number[];
  readonly lastByte: number[];
  readonly paper: number[];
  /** How long the papers were. */
  readonly lengthMm: number[];
}

const silent = { info: () => undefined, warn: () => undefined, error: console.error };
/** The first ones warm the ways up. */
const warming = 3;

export async function touchToPaper(hub: RealHub, folder: string, profile: PrinterProfile, tickets: number): Promise<TimeLine> {
  const printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 1, profile });
  const agent = await createAgent({
    hubUrl: hub.url,
    token: hub.tokens().kiosk,
    device: "bench-kiosk",
    printer: printer.address,
    printerProfile: profile,
    printerPollMs: 0,
    dataDir: join(folder, profile.name),
    logger: silent,
  });
  while (!agent.status().view || !agent.status().offlineReady) await delay(20);
  const line: TimeLine = { quoted: [], issued: [], firstByte: [], lastByte: [], paper: [], lengthMm: [] };
  const arrival = () => ({
    errands: ["explain-bill" as ServiceId],
    tier: "standard" as const,
    needs: [],
    channel: "kiosk" as const,
    language: "zh" as const,
    declinedSelfService: false,
  });
  for (let ticket = -warming; ticket < tickets; ticket++) {
    const touchedAt = performance.now();
    const since = (): number => performance.now() - touchedAt;
    await agent.quote(arrival());
    const quotedMs = since();
    let issuedMs = NaN;
    const taken = await agent.takeTicket(arrival(), { onIssued: () => (issuedMs = since()) });
    if (ticket < 0) continue;
    if (taken.kind !== "taken" || taken.print.kind !== "printed" || !taken.print.timeline) throw new Error(JSON.stringify(taken));
    const { firstByteMs, lastByteMs, doneMs } = taken.print.timeline;
    // The job's own time line begins when it is written down, and the number is on the screen once it is.
    line.quoted.push(quotedMs);
    line.issued.push(issuedMs);
    line.firstByte.push(issuedMs + (firstByteMs ?? NaN));
    line.lastByte.push(issuedMs + (lastByteMs ?? NaN));
    line.paper.push(issuedMs + (doneMs ?? NaN));
  }
  line.lengthMm.push(...printer.papers().map(({ lengthMm }) => lengthMm));
  await agent.close();
  await printer.stop();
  return line;
}
