// Tellers who press at the same moment, over real sockets: what came of it, counted from the hub's own journal and answers.

import { HubClient } from "@hallflow/hub-client";
import type { Command, CounterId, JournalEvent, Role } from "@hallflow/queue-core";
import { seeded } from "./busy-hall.ts";

export interface ContentionHall {
  readonly address: string;
  readonly tokens: Readonly<Record<Role, string>>;
}

export interface Contention {
  /** How many pairs of presses by different tellers raced for the same people. */
  readonly pairs: number;
  readonly presses: number;
  readonly called: number;
  /** Everything that must never happen, in sentences. */
  readonly wrong: readonly string[];
}

const arrival = {
  type: "take-ticket",
  errands: ["change-plan"],
  tier: "standard",
  needs: [],
  channel: "kiosk",
  language: "zh",
  declinedSelfService: true,
};
const counters = ["1", "2", "3", "4"] as CounterId[];

/**
 * Each round fewer people wait than tellers press, each teller presses twice, and the presses leave in an order and with gaps that
 * `seed` makes. Then everybody who was called is served, so that the next round begins with nobody.
 */
export async function contend(
  hall: ContentionHall,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
): Promise<Contention> {
  const random = seeded(seed);
  const kiosk = await connect(hall, "kiosk", "kiosk-contention");
  const tellers = await Promise.all(counters.map((counter) => connect(hall, "teller", `teller-${counter}`)));
  const ask = (client: HubClient, command: object) => client.send(command as Command);
  const wrong: string[] = [];
  let [presses, called] = [0, 0];
  try {
    await Promise.all(
      counters.map((counter, index) => ask(tellers[index] as HubClient, { type: "sign-in", counter, staff: `T${counter}` })),
    );
    for (let round = 0; round < rounds; round++) {
      const waiting = 1 + Math.floor(random() * (counters.length - 1));
      for (let person = 0; person < waiting; person++) {
        await ask(kiosk, { ...arrival, visit: crypto.randomUUID(), token: crypto.randomUUID() });
      }
      const order = [...counters, ...counters].map((counter) => ({ counter, place: random() })).sort((a, b) => a.place - b.place);
      const answers = await Promise.all(
        order.map(async ({ counter }) => {
          for (let turn = Math.floor(random() * 3); turn > 0; turn--) await new Promise((resolve) => setImmediate(resolve));
          return { counter, answer: await ask(tellers[counters.indexOf(counter)] as HubClient, { type: "call-next", counter }) };
        }),
      );
      presses += answers.length;
      const got = answers.flatMap(({ counter, answer }) => {
        const visit = answer.kind === "done" ? answer.result.visit : null;
        return visit ? [{ counter, id: visit.id, ticket: visit.ticket }] : [];
      });
      called += got.length;
      if (new Set(got.map(({ id }) => id)).size !== got.length) wrong.push(`round ${round}: a visit was given to two tellers`);
      if (new Set(got.map(({ counter }) => counter)).size !== got.length) wrong.push(`round ${round}: a double press called twice`);
      if (got.length !== waiting) wrong.push(`round ${round}: ${waiting} waited and ${got.length} were called`);
      await Promise.all(
        got.map(async ({ counter }) => {
          const teller = tellers[counters.indexOf(counter)] as HubClient;
          await ask(teller, { type: "start", counter });
          await ask(teller, { type: "finish", counter });
        }),
      );
    }
  } finally {
    for (const client of [kiosk, ...tellers]) client.close();
  }
  // Every two of the tellers race in every round, each with two presses.
  const pairs = rounds * ((counters.length * (counters.length - 1)) / 2) * 4;
  return { pairs, presses, called, wrong };
}

/** What a journal says of it, however the answers were: nobody called again who had been called and not passed over or sent back. */
export function doubleCalls(events: readonly JournalEvent[]): string[] {
  const at = new Map<string, string>();
  return events.flatMap((event) => {
    if (event.type === "visit-called") {
      const already = at.get(event.visit);
      at.set(event.visit, event.counter);
      return already === undefined ? [] : [`${event.visit} was called to ${event.counter} while at ${already}`];
    }
    if (event.type === "visit-ended" || event.type === "visit-passed") at.delete(event.visit);
    return [];
  });
}

async function connect({ address, tokens }: ContentionHall, role: "kiosk" | "teller", device: string): Promise<HubClient> {
  const client = new HubClient({ url: address, hello: { token: tokens[role], view: role, device } });
  await new Promise<void>((resolve) => client.subscribe(() => client.state().link === "online" && resolve()));
  return client;
}
