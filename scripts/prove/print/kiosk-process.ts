// A kiosk's agent in a process of its own, whose customer is the proof: what the proof is told, a screen would have shown.

import { createAgent } from "@hallflow/kiosk";
import { type Transport, transportOf } from "@hallflow/printer";
import type { Arrival, ServiceId } from "@hallflow/queue-core";
import type { KioskAsk, KioskSays, KioskSettings } from "./kiosk-words.ts";

const settings = JSON.parse(process.env["PROOF_KIOSK"] ?? "{}") as KioskSettings;
const say = (words: KioskSays): void => void process.send?.(words);
const log = (...said: unknown[]): void => console.error(JSON.stringify(said));

/** The virtual printer is a hundred times as fast as a real one; what is waited for is shorter by less, for machines with other work to do. */
const printerTimings = { connectMs: 500, statusMs: 500, completionMs: 1_500, patienceMs: 600, retryMs: 50 };

/** A printer that never says that a paper is a reprint: the mistake "unmarked-reprint". */
function markless(transport: Transport): Transport {
  // 补打 in GB18030, as the printer's own font has it.
  const mark = Buffer.concat([Buffer.of(0xb2, 0xb9, 0xb4, 0xf2), Buffer.from(" REPRINT")]);
  return {
    ...transport,
    open: async (timeoutMs) => {
      const connection = await transport.open(timeoutMs);
      return {
        ...connection,
        write: (bytes) => {
          const blank = Buffer.from(bytes);
          for (let at = blank.indexOf(mark); at >= 0; at = blank.indexOf(mark)) blank.fill(" ", at, at + mark.length);
          return connection.write(blank);
        },
      };
    },
  };
}

const way = transportOf(settings.printer);
const agent = await createAgent({
  hubUrl: settings.hubUrl,
  token: settings.token,
  device: settings.device,
  dataDir: settings.dataDir,
  printer: settings.planted === "unmarked-reprint" ? markless(way) : way,
  printerProfile: settings.profile,
  printerTimings,
  printerPollMs: 2_000,
  // On loopback a connection is dead on both sides at once.
  timings: { secondLookMs: 2_000 },
  logger: { info: () => undefined, warn: log, error: log },
});

async function take(id: number, errand: string, paperless: boolean): Promise<void> {
  const arrival: Arrival = {
    errands: [errand as ServiceId],
    tier: "standard",
    needs: [],
    channel: "kiosk",
    language: "zh",
    declinedSelfService: true,
  };
  const taken = await agent.takeTicket(arrival, {
    paperless,
    onIssued: ({ visit, link }) => say({ says: "shown", id, visit: visit.id, ticket: visit.ticket, link }),
  });
  if (taken.kind !== "taken") {
    say({ says: "paper", id, print: "none", why: taken.kind === "printer-not-ready" ? taken.condition.kind : taken.kind });
    // Its customer goes to another machine.
    agent.leave();
  } else say({ says: "paper", id, print: taken.print.kind, why: taken.print.kind === "printed" ? "" : taken.print.condition.kind });
}

async function answer(asked: KioskAsk): Promise<void> {
  switch (asked.ask) {
    case "take":
      return take(asked.id, asked.errand, asked.paperless);
    case "reprint":
    case "trial": {
      const print = asked.ask === "trial" ? await agent.trialPrint() : await agent.reprint(asked.visit);
      const why = print?.kind === "not-printed" ? print.condition.kind : "";
      return say({ says: "paper", id: asked.id, print: print?.kind ?? "none", why });
    }
    case "look": {
      const { link, offlineReady } = agent.status();
      return say({ says: "look", id: asked.id, online: link === "online", offlineReady });
    }
  }
}

process.on("message", (asked: KioskAsk) => void answer(asked));
process.on("disconnect", () => process.exit());
say({ says: "started" });
