// A phone number and an identity card's number go through a whole visit; afterwards they are looked for everywhere, and must be nowhere.

import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Journal, restoreBackup } from "@hallflow/hub/durability";
import { type TrialHub, startTrialHub } from "@hallflow/hub/testing";
import { HubClient } from "@hallflow/hub-client";
import { type Agent, createAgent } from "@hallflow/kiosk";
import { type VirtualPrinter, startVirtualPrinter } from "@hallflow/printer/virtual";
import { type Command, type CounterId, type Hello, type StaffId, type View, type VisitId, arrivalSchema } from "@hallflow/queue-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** Numbers that no hall has, and that stand out wherever they are. */
const phone = "19987654321";
const card = "110101199003078888";
const canaries = [phone, card];

let hub: TrialHub;
let agent: Agent;
let printer: VirtualPrinter;
let folder: string;
const logs: string[] = [];
const seen: string[] = [];
const clients: HubClient[] = [];

function connect(view: "teller" | "lobby" | "manager", more: Partial<Hello> = {}): HubClient {
  const client = new HubClient({ url: hub.address, hello: { token: hub.tokens[view], view, device: `${view}-c`, ...more } });
  client.subscribe(() => seen.push(JSON.stringify(client.state().push)));
  clients.push(client);
  return client;
}

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());

/** Every file whose bytes hold a canary, in any of the ways in which a text is written. */
function filesWithCanaries(path: string): string[] {
  const shapes = canaries.flatMap((canary) => [
    Buffer.from(canary),
    Buffer.from(canary, "utf16le"),
    Buffer.from(Buffer.from(canary).toString("base64").slice(0, 12)),
    Buffer.from(Buffer.from(canary).toString("hex")),
  ]);
  return filesIn(path).filter((file) => {
    const bytes = readFileSync(file);
    return shapes.some((shape) => bytes.includes(shape));
  });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-canary-"));
  hub = await startTrialHub({ folder: join(folder, "hub"), log: (line) => logs.push(line), settings: { HALL_IDENTITY_MINUTES: "0" } });
  printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 200 });
  const logger = Object.fromEntries(
    ["debug", "info", "warn", "error"].map((level) => [level, (...words: unknown[]) => logs.push(JSON.stringify(words))]),
  ) as never;
  agent = await createAgent({
    hubUrl: hub.address,
    token: hub.tokens.kiosk,
    device: "kiosk-c",
    printer: `tcp://${printer.address.replace(/^tcp:\/\//, "")}`,
    dataDir: join(folder, "kiosk"),
    logger,
  });
});
afterAll(async () => {
  for (const client of clients) client.close();
  await agent.close();
  await printer.stop();
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("a customer's numbers", () => {
  let visits: VisitId[];
  const backups = () => join(folder, "hub", "backups");

  it("are shown masked at the counter, and whole only with a line in the audit log", async () => {
    connect("lobby");
    const teller = connect("teller", { counter: "2" as CounterId });
    const manager = connect("manager");
    await expect.poll(() => agent.status().link).toBe("online");
    visits = [];
    for (const [by, value] of [
      ["phone", phone],
      ["card", card],
    ] as const) {
      const identity = await agent.identify(by, value);
      if (identity.kind !== "done" || identity.result.person === undefined) throw new Error("the hub keeps nobody");
      const arrival = arrivalSchema.parse({ errands: ["explain-bill"], declinedSelfService: true });
      const taken = await agent.takeTicket({ ...arrival, person: identity.result.person });
      if (taken.kind !== "taken") throw new Error(JSON.stringify(taken));
      visits.push(taken.visit.id);
    }
    const staff = "赵敏" as StaffId;
    const counter = "2" as CounterId;
    const press = (command: Command) => teller.send(command);
    await press({ type: "sign-in", counter, staff });
    await press({ type: "call-next", counter });
    await press({ type: "start", counter });
    const view = () => teller.state().push?.view as Extract<View, { role: "teller" }>;
    await expect.poll(() => view().visit?.identified).toBe(true);
    const visit = view().visit?.id as VisitId;
    const other = visits.find((id) => id !== visit) as VisitId;
    const masked = await teller.ask({ type: "person", visit });
    expect(masked).toMatchObject({ kind: "done", result: { masked: expect.stringMatching(/^199\*{4}4321$|^\*{4}8888$/) as string } });
    expect(await teller.ask({ type: "unmask", visit })).toMatchObject({ kind: "done", result: { value: canaries[visits.indexOf(visit)] } });
    expect(await teller.ask({ type: "unmask", visit: other })).toMatchObject({ refusal: { type: "not-allowed" } });
    expect(await manager.ask({ type: "find-person", by: "phone", value: phone })).toMatchObject({ result: [{ visit: visits[0] }] });
    const lines = await manager.administer({ type: "read-audit", limit: 50 });
    expect(lines).toMatchObject({ refusal: { type: "not-allowed" } });
    const administrator = new HubClient({ url: hub.address, hello: { token: hub.tokens.administrator, view: "manager", device: "admin" } });
    clients.push(administrator);
    await expect.poll(() => administrator.state().link).toBe("online");
    const audit = await administrator.administer({ type: "read-audit", limit: 50 });
    seen.push(JSON.stringify(audit));
    expect(audit).toMatchObject({
      result: { entries: [{ action: "number-searched" }, { action: "number-shown", actor: "teller:teller-c" }] },
    });
  });

  it("are nowhere else while the visit lasts", async () => {
    for (const path of ["/api/v1/hall", "/api/v1/events?after=0&limit=1000", "/api/v1/conditions", `/api/v1/visits/${visits[0]}`])
      seen.push(JSON.stringify(await hub.call("manager", "GET", path)));
    seen.push(await (await fetch(`${hub.address}/metrics`)).text());
    // A mistaken question, and a broken body, are what ends in a log by accident.
    await agent.identify("phone", `${phone}-`);
    await hub.call("system", "POST", "/api/v1/visits", `{"errands":["${phone}"`, { "idempotency-key": "x" });
    const dump = process.report.writeReport(join(folder, "report.json"));
    expect(dump).toContain("report.json");
    for (const text of [...seen, ...logs]) for (const canary of canaries) expect(text).not.toContain(canary);
    expect(printer.papers().length).toBe(2);
    for (const paper of printer.papers()) expect(JSON.stringify(paper)).not.toMatch(new RegExp(canaries.join("|")));
    expect(seen.length).toBeGreaterThan(10);
    // What is looked for would be found.
    writeFileSync(join(folder, "planted"), `phone=${phone}`);
    expect(filesWithCanaries(folder)).toEqual([join(folder, "planted")]);
    rmSync(join(folder, "planted"));
    expect(filesWithCanaries(folder)).toEqual([]);
  });

  it("are gone from the hub with the visit, and from every backup with the day's key", async () => {
    await hub.inside.backups.look();
    const [backup] = readdirSync(backups());
    const counter = "2" as CounterId;
    const [, teller] = clients;
    for (let round = 0; round < 4; round++) {
      await teller?.send({ type: "finish", counter });
      await teller?.send({ type: "call-next", counter });
      await teller?.send({ type: "start", counter });
    }
    hub.inside.people.sweep();
    expect(await teller?.ask({ type: "person", visit: visits[0] as VisitId })).toMatchObject({ refusal: { type: "unknown-person" } });
    expect(readdirSync(join(folder, "hub", "keys"))).toHaveLength(1);
    await clients[2]?.send({ type: "sign-out", counter });
    expect(await clients[2]?.send({ type: "close-day" })).toMatchObject({ kind: "done" });
    hub.inside.people.sweep();
    expect(readdirSync(join(folder, "hub", "keys"))).toEqual([]);
    await hub.halt();
    // Whoever brings the backup back has its rows, and nothing that opens them.
    restoreBackup(join(backups(), String(backup)), join(folder, "hub"));
    const journal = new Journal(join(folder, "hub"));
    expect(journal.people.list()).toHaveLength(2);
    journal.close();
    hub = await startTrialHub({ folder: join(folder, "hub") });
    const back = connect("manager");
    await expect.poll(() => back.state().link).toBe("online");
    for (const visit of visits) expect(await back.ask({ type: "person", visit })).toMatchObject({ refusal: { type: "unknown-person" } });
    expect(filesWithCanaries(folder)).toEqual([]);
  });
});
