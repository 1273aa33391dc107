// Customers and a teller who go on with their day, and how long the hub took to answer each of them.

import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import { randomTicket, seeded } from "@hallflow/hub/testing";
import type { CounterId, HallPlan, Role, StaffId } from "@hallflow/queue-core";

const kiosks = 4;
/** Each kiosk takes a ticket so often: a busy hall's, many times over. */
const everyMs = 40;

export interface Honest {
  /** Works for so long; answers how long each command took, and how many were not carried out. */
  work(seconds: number): Promise<{ tookMs: number[]; failed: number }>;
  close(): void;
}

export function honestHall(url: string, tokens: Readonly<Record<Role, string>>, plan: HallPlan, seed: number): Honest {
  const random = seeded(seed);
  const clients = Array.from(
    { length: kiosks },
    (_, index) => new HubClient({ url, hello: { token: tokens.kiosk, view: "kiosk", device: `honest-${index}` } }),
  );
  const counter = "1" as CounterId;
  const teller = new HubClient({ url, hello: { token: tokens.teller, view: "teller", device: "honest-teller", counter } });
  let isSeated = false;

  return {
    async work(seconds) {
      const tookMs: number[] = [];
      let failed = 0;
      const until = performance.now() + seconds * 1_000;
      const timed = async (client: HubClient, command: Parameters<HubClient["send"]>[0]) => {
        const startedAt = performance.now();
        const answer = await client.send(command);
        tookMs.push(performance.now() - startedAt);
        if (answer.kind !== "done" && !(answer.kind === "refused" && answer.refusal.type === "nobody-waiting")) failed++;
        return answer;
      };
      const kiosk = async (client: HubClient) => {
        while (performance.now() < until) {
          await timed(client, randomTicket(plan, random));
          await delay(everyMs * (0.5 + random()));
        }
      };
      const serve = async () => {
        if (!isSeated) isSeated = (await timed(teller, { type: "sign-in", counter, staff: "honest" as StaffId })).kind === "done";
        while (performance.now() < until) {
          const called = await timed(teller, { type: "call-next", counter });
          if (called.kind === "done") await timed(teller, { type: "start", counter });
          for (let state = called.kind === "done" ? "serving" : ""; state === "serving";) {
            const finished = await timed(teller, { type: "finish", counter });
            state = finished.kind === "done" ? (finished.result.counter?.state ?? "") : "";
          }
          await delay(everyMs);
        }
      };
      await Promise.all([...clients.map(kiosk), serve()]);
      return { tookMs, failed };
    },
    close() {
      for (const client of [...clients, teller]) client.close();
    },
  };
}
