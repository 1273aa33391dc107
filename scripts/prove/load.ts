// A hall under load: kiosks that issue and tellers that call, serve and finish, and what each of them was told.

import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import { randomTicket, seeded } from "@hallflow/hub/testing";
import type { Answer, Command, CounterId, HallPlan, OperationId, Role, StaffId, TicketNumber, VisitId } from "@hallflow/queue-core";

/** What the hub acknowledged: after that it must never be otherwise. */
export interface Told {
  readonly tickets: Map<VisitId, TicketNumber>;
  readonly calls: { readonly visit: VisitId; readonly counter: CounterId }[];
  /** Answers that differed when the same operation was asked a second time. */
  readonly contradictions: string[];
  /** Answers that are no part of an undisturbed day. */
  readonly surprises: string[];
}

export interface Load {
  readonly told: Told;
  readonly clients: number;
  /** Resolves when an answer has come that was not there when it was called. */
  nextAnswer(): Promise<void>;
  /** Begins nothing new, and resolves when everything begun has been answered. */
  finish(): Promise<void>;
}

/** A customer who takes a ticket, and a teller who has finished, take about so long before the next. */
const pauseMs = 12;
/** So often an operation is sent again after its answer, as by a device that never heard it. */
const repeatChance = 0.1;

export function startLoad(url: string, tokens: Readonly<Record<Role, string>>, plan: HallPlan, kiosks: number, seed: number): Load {
  const random = seeded(seed);
  const told: Told = { tickets: new Map(), calls: [], contradictions: [], surprises: [] };
  const clients: HubClient[] = [];
  const listeners = new Set<() => void>();
  const over = new AbortController();
  const goesOn = () => !over.signal.aborted;

  const connect = (role: "kiosk" | "teller", device: string, counter?: CounterId): HubClient => {
    const client = new HubClient({
      url,
      hello: { token: tokens[role], view: role, device, ...(counter === undefined ? {} : { counter }) },
    });
    clients.push(client);
    return client;
  };

  const send = async (client: HubClient, command: Command): Promise<Answer> => {
    const operation = crypto.randomUUID() as OperationId;
    const answer = await client.send(command, { operation });
    for (const listener of listeners) listener();
    if (goesOn() && random() < repeatChance) {
      const again = await client.send(command, { operation });
      if (JSON.stringify(again) !== JSON.stringify(answer)) {
        told.contradictions.push(`${command.type}: ${JSON.stringify(answer)} and then ${JSON.stringify(again)}`);
      }
    }
    if (answer.kind !== "done" && !(answer.kind === "refused" && answer.refusal.type === "nobody-waiting")) {
      told.surprises.push(`${command.type}: ${JSON.stringify(answer)}`);
    }
    return answer;
  };

  const kiosk = async (client: HubClient): Promise<void> => {
    while (goesOn()) {
      const ticket = randomTicket(plan, random);
      const answer = await send(client, ticket);
      if (answer.kind === "done" && answer.result.visit) told.tickets.set(ticket.visit, answer.result.visit.ticket);
      await delay(pauseMs * 2 * random());
    }
  };

  const teller = async (client: HubClient, counter: CounterId): Promise<void> => {
    await send(client, { type: "sign-in", counter, staff: `staff-${counter}` as StaffId });
    while (goesOn()) {
      const answer = await send(client, { type: "call-next", counter });
      if (answer.kind === "done" && answer.result.visit) {
        told.calls.push({ visit: answer.result.visit.id, counter });
        await send(client, { type: "start", counter });
        // A visit of several errands may stay with its counter, or wait once more for another.
        await finishAll(client, counter);
      }
      await delay(pauseMs * random());
    }
  };

  const finishAll = async (client: HubClient, counter: CounterId): Promise<void> => {
    for (;;) {
      const answer = await send(client, { type: "finish", counter });
      if (answer.kind !== "done" || answer.result.counter?.state !== "serving") return;
    }
  };

  const working = [
    ...Array.from({ length: kiosks }, (_, index) => kiosk(connect("kiosk", `load-kiosk-${index}`))),
    ...plan.counters.map(({ id }) => teller(connect("teller", `load-teller-${id}`, id), id)),
  ];
  return {
    told,
    clients: working.length,
    nextAnswer: () =>
      new Promise((resolve) => {
        const listener = () => {
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      }),
    async finish() {
      over.abort();
      await Promise.all(working);
      for (const client of clients) client.close();
    },
  };
}
