// One customer at one kiosk, with what goes wrong meanwhile and who mends it.

import { setTimeout as delay } from "node:timers/promises";
import type { Faults } from "@hallflow/printer/virtual";
import type { VisitId } from "@hallflow/queue-core";
import { type PrintFault, drawFault, faultWords } from "./faults.ts";
import type { ProofHub } from "./hub.ts";
import type { Witness } from "./judge.ts";
import type { ProofKiosk } from "./kiosk.ts";

const errand = "explain-bill";
/** Whoever has heard nothing for so long has found something that the kiosk owes. */
const customerLimitMs = 60_000;
const well: Faults = { paper: "ok", coverOpen: false, cutter: "ok", presenter: "ok", power: "on", stalled: false, trap: null };
/** How many bytes a job takes, about. */
const jobBytes = ({ profile }: ProofKiosk): number => (profile.qr === "raster" ? 6_000 : 850);

export interface JobReport {
  readonly witness: Witness;
  readonly fault: PrintFault;
  readonly agentKilled: boolean;
}

export async function oneJob(kiosk: ProofKiosk, hub: ProofHub, random: () => number): Promise<JobReport> {
  const fault = drawFault(random, jobBytes(kiosk));
  const [paperless, asksAgain] = [random() < 0.5, random() < 0.5];
  const mended = begin(fault, kiosk, hub);
  let seen = await stand(kiosk, false);
  // Half of those who are told that there is no paper take the number alone; half of those who got none ask for it once more.
  if (seen.said === "none" && paperless) seen = await stand(kiosk, true);
  const agentKilled = await mended;
  kiosk.wire.disarm();
  if (!kiosk.isRunning) await kiosk.start();
  if (seen.said === "not-printed" && asksAgain && seen.shown) {
    const again = await kiosk.answer({ ask: "reprint", visit: seen.shown.visit });
    if (again?.says === "paper" && again.print === "printed") seen = { ...seen, said: "printed" };
  }
  return { witness: { ...seen, fault: `${kiosk.device}, ${faultWords(fault)}` }, fault, agentKilled };
}

type Seen = Omit<Witness, "fault" | "shown"> & { readonly shown: { readonly visit: VisitId; readonly ticket: string } | null };

/** Touches, and stands before the screen until it has said what became of the paper, or is dark. */
function stand(kiosk: ProofKiosk, paperless: boolean): Promise<Seen> {
  let shown: Seen["shown"] = null;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ shown, said: "nothing", why: "" }), customerLimitMs);
    const leave = (said: Seen["said"], why: string): void => {
      clearTimeout(timer);
      resolve({ shown, said, why });
    };
    kiosk.ask({ ask: "take", errand, paperless }, (says) => {
      if (says === null) leave("gone", "");
      else if (says.says === "shown") shown = { visit: says.visit, ticket: says.ticket };
      else if (says.says === "paper") leave(says.print, says.why);
    });
  });
}

/** Lets the fault take its course; resolves when it is over, with whether the agent was killed. */
async function begin(fault: PrintFault, kiosk: ProofKiosk, hub: ProofHub): Promise<boolean> {
  switch (fault.kind) {
    case "none":
      return false;
    case "trap":
    case "state":
      if (fault.kind === "state" && fault.afterMs > 0) await delay(fault.afterMs);
      kiosk.printer.setFault(fault.kind === "trap" ? { trap: fault.trap } : fault.state);
      await delay(fault.mendMs);
      kiosk.printer.setFault(well);
      return false;
    case "hub-crash":
      await delay(fault.afterMs);
      hub.crash(fault.awayMs);
      return false;
    case "agent-crash": {
      const killed = await dies(kiosk, fault.when);
      await delay(fault.awayMs);
      return killed;
    }
  }
}

/** A byte that never comes kills nobody. */
async function dies(kiosk: ProofKiosk, when: Extract<PrintFault, { kind: "agent-crash" }>["when"]): Promise<boolean> {
  if ("afterMs" in when) {
    await delay(when.afterMs);
    await kiosk.kill();
    return true;
  }
  return Promise.race([
    new Promise<boolean>((resolve) => kiosk.wire.at(when.atByte, () => void kiosk.kill().then(() => resolve(true)))),
    delay(4_000).then(() => false),
  ]);
}
