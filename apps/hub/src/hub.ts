// The hub: puts its parts together around one hall, and takes them apart again in order.

import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Command, type HallPlan, type Hello, type Identity, type PersonId, refuse } from "@hallflow/queue-core";
import type { Logger } from "pino";
import type { Server } from "socket.io";
import { Access } from "./access/access.ts";
import { Administration } from "./access/administration.ts";
import { keepAccess } from "./access/kept-access.ts";
import { openServiceTokens } from "./access/service-tokens.ts";
import { Audit } from "./audit.ts";
import { Backups } from "./backups.ts";
import { type ClockAnchor, HallClock } from "./clock.ts";
import { ClockWatch, goesOnAt } from "./clock-watch.ts";
import { Commander } from "./commander.ts";
import { Conditions } from "./conditions.ts";
import { openCustomerDirectory } from "./customers.ts";
import { dayTimesAt } from "./day-times.ts";
import { openGateway } from "./gateway.ts";
import { keepForgetting } from "./forgetting.ts";
import { healthOf } from "./health.ts";
import { type Route, createServer } from "./http/server.ts";
import { Journal } from "./journal.ts";
import { LaneWatch } from "./lane-watch.ts";
import { createMetrics } from "./metrics.ts";
import { People } from "./people/people.ts";
import { Publisher } from "./publisher.ts";
import { Questions } from "./questions.ts";
import { Reserve } from "./reserve.ts";
import type { Settings } from "./settings.ts";
import { readSealKey } from "./seals/seal-key.ts";
import { Seals } from "./seals/seals.ts";
import { Timekeeper } from "./timekeeper.ts";
import { Summons } from "./voice/summons.ts";
import { watchExpiry } from "./tls/expiry.ts";
import { type HallTls, openTls } from "./tls/hall-tls.ts";
import { createVoice } from "./voice/voice.ts";
import { Webhooks } from "./webhooks.ts";
import { openWebhooks } from "./webhooks/webhook-file.ts";

export interface Hub {
  /** Where it listens, such as http://127.0.0.1:8600. */
  readonly address: string;
  readonly tokenFile: string;
  /** Parts that tests make time pass at, and everything that can be asked over HTTP. */
  readonly inside: {
    readonly access: Access;
    readonly people: People;
    readonly backups: Backups;
    readonly routes: readonly Route[];
  };

  stop(): Promise<void>;
}

const clockSetting = "demo-clock";

/**
 * Starts a hub for a checked plan and resolves when it answers. Throws JournalError, an error of the plan (customers still
 * use what it removes), or the listening error of the port.
 */
export async function startHub(settings: Settings, plan: HallPlan, version: string, logger: Logger): Promise<Hub> {
  const tls =
    settings.tls.kind === "off"
      ? null
      : await openTls(settings.tls, { name: plan.name.en, folder: settings.dataFolder, host: settings.host });
  const sealKey = settings.sealKeyFile === null ? null : readSealKey(settings.sealKeyFile, settings.dataFolder);
  const journal = new Journal(settings.dataFolder);
  try {
    return await open({ journal, tls, sealKey }, settings, plan, version, logger);
  } catch (error) {
    journal.close();
    throw error;
  }
}

async function open(
  { journal, tls, sealKey }: { journal: Journal; tls: HallTls | null; sealKey: Buffer | null },
  settings: Settings,
  plan: HallPlan,
  version: string,
  logger: Logger,
): Promise<Hub> {
  const audit = new Audit(journal.audit);
  keepAccess(journal.access, settings.dataFolder, audit, logger);
  const access = new Access({
    tables: journal.access,
    audit,
    tokens: openServiceTokens(settings.dataFolder, plan.demo),
    demo: plan.demo,
    dataFolder: settings.dataFolder,
    idleMs: settings.idleMs,
  });
  const conditions = new Conditions(
    () => publisher.changed(),
    () => clock.now(),
  );
  const commander: Commander = new Commander({
    journal,
    now: () => clock.now(),
    committed: ({ plan: stored }) => {
      storedPlan = stored;
      summons.changed();
      publisher.changed();
      webhooks.wake();
    },
    commitSeconds: (seconds) => metrics.commitSeconds.observe(seconds),
    storing: (trouble) => {
      if (trouble) logger.error({ err: trouble }, "the journal could not be written; nothing was acknowledged");
      if (trouble) conditions.raise("journal", "critical", cannotWrite);
      else conditions.clear("journal");
    },
    noSnapshot: (error) => logger.warn({ err: error }, "no snapshot could be taken; the next start replays more"),
  });
  // What is told of the plan is what is on the disk, as with everything else.
  let storedPlan = commander.hall.plan;
  const laneWatch = new LaneWatch();
  const simulated = plan.demo ? (journal.setting(clockSetting) as ClockAnchor | null) : null;
  const clock = new HallClock(simulated, openSince(commander), goesOnAt(settings.dataFolder, commander.hall));
  const publisher = new Publisher(
    () => commander.hall,
    clock,
    () => conditions,
    () => commander.isStored,
  );
  const reserve = new Reserve(settings.dataFolder, conditions, () => journal.room.measureLog());
  journal.room.onReserveGivenUp = () => void reserve.look();
  const seals = new Seals({ journal, key: sealKey, conditions, logger });
  const backups = new Backups({
    journal,
    seal: () => seals.seal(),
    conditions,
    logger,
    dataFolder: settings.dataFolder,
    everyMs: settings.backupEveryMs,
  });
  const webhooks = new Webhooks(openWebhooks(join(settings.hallFile, "..", "webhooks.yaml")), {
    hall: plan.id,
    journal,
    conditions,
    logger,
  });
  const metrics = createMetrics({
    hall: () => commander.hall,
    commander: () => commander,
    devices: () => gateway.engine.clientsCount,
    now: () => clock.now(),
    backupAgeMs: () => backups.ageMs(),
    conditions: () => conditions.list(),
    alarms: () => laneWatch.alarms(),
    webhooksBehind: () => webhooks.behind(),
    dataFolder: settings.dataFolder,
  });
  const directory = openCustomerDirectory(customersFile(settings));
  const people = new People({
    table: journal.people,
    audit,
    hall: () => commander.hall,
    now: () => clock.now(),
    logger,
    keysFolder: join(settings.dataFolder, "keys"),
    graceMs: settings.identityGraceMs,
  });
  const questions = new Questions({
    hall: () => commander.hall,
    now: () => clock.now(),
    callsAbout: (visit) => journal.callsAbout(visit),
    customers: { identify: (by, value) => withPerson(directory.identify(by, value), people.keep(by, value)) },
  });
  const submit = (command: Command) => commander.submit({ command, actor: "hub", operation: null, fingerprint: "" });
  const clocks = new ClockWatch({ clock, hall: () => commander.hall, conditions, dataFolder: settings.dataFolder });
  const timekeeper = new Timekeeper({ hall: () => commander.hall, now: () => clock.now(), submit, clocks });
  const speech = createVoice({
    cacheFolder: join(settings.dataFolder, "voice"),
    clipsFolder: join(settings.hallFile, "..", "voice"),
    modelsFolder: settings.voiceModels,
    modelTroubled: (words) => (words ? conditions.raise("voice-model", "notice", words) : conditions.clear("voice-model")),
    logger,
    troubled: (trouble) => (trouble ? conditions.raise("voice", "warning", cannotSpeak) : conditions.clear("voice")),
  });

  const summons = new Summons({ hall: () => commander.hall, time: () => clock.time(), voice: speech, conditions });
  await publish(commander, plan, submit);
  const openDemo = async () => {
    if (!plan.demo || commander.hall.day.state !== "closed") return;
    const { day, dayStartAt } = dayTimesAt(plan, clock.now());
    await submit({ type: "open-day", day, dayStartAt, ticketsStopAt: null, closesAt: null });
  };
  await openDemo();
  const forgetting = keepForgetting(journal, logger);

  const server = await createServer({
    tls,
    access,
    commander,
    journal,
    conditions,
    questions,
    now: () => clock.now(),
    plan: () => storedPlan,
    health: () => commander.whenStored((hall) => healthOf(hall, conditions, version)),
    metrics: {
      contentType: metrics.registry.contentType,
      // Every gauge is read as the registry is asked, in one turn.
      read: () =>
        commander.whenStored((hall) => {
          laneWatch.look(hall, clock.now());
          return metrics.registry.metrics();
        }),
    },
    alarms: () =>
      commander.whenStored((hall) => {
        laneWatch.look(hall, clock.now());
        return laneWatch.conditions();
      }),
    logger,
    version,
    speech,
    mediaFolder: join(settings.hallFile, "..", "media"),
    demoClock: {
      set(at, rate) {
        if (commander.hall.day.state !== "closed") return false;
        journal.saveSetting(clockSetting, clock.set(at, rate));
        return true;
      },
      reset() {
        if (commander.hall.day.state !== "closed") return false;
        journal.saveSetting(clockSetting, null);
        clock.reset();
        void openDemo();
        return true;
      },
    },
    addresses: { kiosk: settings.kioskAddress, paper: settings.paperAddress },
  });
  const gateway: Server = openGateway(server.server, {
    access,
    commander,
    publisher,
    conditions,
    questions,
    summons,
    people,
    administration: new Administration({
      access,
      plan: () => storedPlan,
      isOnline: (device) => [...gateway.sockets.sockets.values()].some(({ data }) => (data as { hello?: Hello }).hello?.device === device),
      authority: tls?.authority?.fingerprint ?? null,
    }),
    welcome: () => storedPlan && { hub: version, plan: storedPlan, demo: storedPlan.demo },
    announced: (_, { how }) => metrics.announcements.inc({ how }),
  });
  await server.listen({ host: settings.host, port: settings.port });
  timekeeper.start();
  reserve.start();
  seals.start();
  backups.start();
  people.start();
  const stopWatching = tls ? watchExpiry(tls, conditions) : () => undefined;
  webhooks.wake();
  const { port } = server.server.address() as AddressInfo;

  return {
    address: `${tls ? "https" : "http"}://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`,
    tokenFile: access.tokens.file,
    inside: { access, people, backups, routes: server.routes },
    async stop() {
      timekeeper.stop();
      clearInterval(forgetting);
      access.stop();
      people.stop();
      stopWatching();
      audit.stop();
      publisher.stop();
      summons.stop();
      await gateway.close();
      await server.close();
      await speech.close();
      await Promise.all([backups.stop(), reserve.stop(), webhooks.stop()]);
      await commander.whenStored(() => undefined);
      seals.stop();
      journal.close();
    },
  };
}

/** Whom the hub keeps is told the id that stands for them. */
const withPerson = (identity: Identity, person: PersonId | undefined): Identity => ({
  ...identity,
  ...(person !== undefined && { person }),
});

const cannotWrite = {
  zh: "主机无法写入数据：请检查磁盘空间和权限。取号和叫号暂停，恢复后自动继续。",
  en: "The hub cannot write its data: check the disk's free space and permissions. Tickets and calls go on by themselves once it can.",
};

const cannotSpeak = {
  zh: "语音合成出现故障，部分叫号没有播报；请留意大屏并人工呼叫。主机会自动重试。",
  en: "The voice is in trouble and some calls were not spoken. Watch the lobby display and call by voice; the hub tries again by itself.",
};

/** Time within an open day must not run backwards over a restart; with no day open the wall clock is the truth. */
const openSince = ({ hall }: Commander): number => (hall.day.state === "closed" ? 0 : hall.lastEventAt);

/** Publishes the plan when it is not the one that the journal has. */
async function publish(commander: Commander, plan: HallPlan, submit: (command: Command) => Promise<unknown>): Promise<void> {
  if (JSON.stringify(commander.hall.plan) === JSON.stringify(plan)) return;
  const answer = (await submit({ type: "publish-plan", plan })) as Awaited<ReturnType<Commander["submit"]>>;
  if (answer.kind === "refused") throw new PlanRefused(answer.refusal.words);
  if (answer.kind !== "done") throw new PlanRefused(refuse("no-plan").words);
}

/** The hall file asks for something that the open day cannot have. */
export class PlanRefused extends Error {
  constructor({ zh, en }: { zh: string; en: string }) {
    super(`${zh}\n${en}`);
  }
}

/** The directory of known customers lies beside the hall file, where a hall has one. */
function customersFile({ hallFile }: Settings): string | null {
  const file = join(hallFile, "..", "customers.yaml");
  return existsSync(file) ? file : null;
}
