import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Answer, Command, HallView, Question, ServiceId, TicketToken, VisitId } from "@hallflow/queue-core";
import { type FastifyInstance, fastify } from "fastify";
import { afterEach, beforeEach, expect, it } from "vitest";
import { callerOfToken } from "../access/caller.ts";
import { Commander } from "../commander.ts";
import { openCustomerDirectory } from "../customers.ts";
import { type DeviceSocket, type GatewayParts, attend } from "../gateway.ts";
import { Journal } from "../journal.ts";
import { Questions } from "../questions.ts";
import { demoPlan } from "../testing/trial-hub.ts";
import { type ApiParts, serveApi } from "./api.ts";
import { knowCallers } from "./callers.ts";
import { servePhone } from "./phone.ts";

const visit = "00000000-0000-4000-8000-000000000001" as VisitId;
const token = "token-00000000000001" as TicketToken;
const ticket: Command = {
  type: "take-ticket",
  visit,
  token,
  errands: ["change-plan" as ServiceId],
  tier: "standard",
  needs: [],
  channel: "kiosk",
  language: "zh",
  declinedSelfService: true,
};
const now = () => 1_000_000;

let folder: string;
let journal: Journal;
let commander: Commander;
let server: FastifyInstance;
let questions: Questions;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-unstored-"));
  journal = new Journal(folder);
  const ignore = () => undefined;
  commander = new Commander({ journal, now, committed: ignore, commitSeconds: ignore, storing: ignore });
  await submit({ type: "publish-plan", plan: demoPlan() });
  await submit({ type: "open-day", day: "2026-11-22", dayStartAt: 0, ticketsStopAt: null, closesAt: null });
  const hall = () => commander.hall;
  questions = new Questions({ hall, now, customers: openCustomerDirectory(null), callsAbout: (visit) => journal.callsAbout(visit) });
  server = fastify();
  knowCallers(server, { bearer: () => callerOfToken("system", "test") });
  await server.register(async (api) => serveApi(api, { commander, questions, journal, now } as unknown as ApiParts), {
    prefix: "/api/v1",
  });
  servePhone(server, { hall, now, commander });
  await server.ready();
});
afterEach(async () => {
  await server.close();
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const submit = (command: Command) => commander.submit({ command, actor: "test", operation: null, fingerprint: "" });

/** Asks as a device on the socket does. */
function ask(question: Question): Promise<Answer<unknown>> {
  const ears = new EventEmitter();
  const data = { hello: { view: "kiosk", device: "kiosk-1" }, caller: callerOfToken("kiosk", "kiosk-1") };
  const socket: DeviceSocket = { data, emit: () => undefined, on: (event, listener) => ears.on(event, listener) };
  const publisher = { add: () => () => undefined };
  attend(socket, { commander, questions, publisher, welcome: () => null, access: { pressed: () => undefined } } as unknown as GatewayParts);
  return new Promise((resolve) => ears.emit("ask", question, resolve));
}

/** What each reader is answered who asks while a ticket has been decided and is not stored yet. */
async function readWhileDeciding(): Promise<object> {
  const deciding = submit(ticket);
  expect(commander.isStored).toBe(false);
  expect(commander.hall.visits.has(visit)).toBe(true);
  const [shown, page, hall, asked] = await Promise.all([
    server.inject({ url: `/api/v1/visits/${visit}` }),
    server.inject({ url: `/t/${token}` }),
    server.inject({ url: "/api/v1/hall" }),
    ask({ type: "visit", visit }),
  ]);
  await deciding;
  const { totals } = hall.json<HallView>();
  return { visit: shown.statusCode, page: page.statusCode, issued: totals.issued, asked: asked.kind };
}

it("shows no reader a ticket that the disk then did not take", async () => {
  journal.append = () => {
    throw new Error("the disk is gone");
  };
  expect(await readWhileDeciding()).toEqual({ visit: 404, page: 404, issued: 0, asked: "refused" });
});

it("shows the ticket as soon as it is stored", async () => {
  expect(await readWhileDeciding()).toEqual({ visit: 200, page: 200, issued: 1, asked: "done" });
});
