// The hub in a simulated world: its own commander, journal, publisher, gateway and timekeeper, ended and begun again as the faults want it.

import {
  ClockWatch,
  Commander,
  Conditions,
  type DeviceSocket,
  HallClock,
  Publisher,
  Questions,
  type Request,
  Summons,
  Timekeeper,
  attend,
} from "@hallflow/hub/parts";
import type { Answer, HallPlan } from "@hallflow/queue-core";
import { DiskJournal, type HubDisk } from "./disk.ts";
import type { Judge } from "./judge.ts";
import type { Network } from "./network.ts";
import { ForgetfulCommander, LazyJournal, type Planted } from "./planted.ts";
import type { Story } from "./story.ts";
import { SimulatedVoice } from "./voice.ts";
import { Machine, type World } from "./world.ts";

export interface HubParts {
  readonly world: World;
  readonly network: Network;
  readonly disk: HubDisk;
  readonly judge: Judge;
  readonly story: Story;
  readonly plan: HallPlan;
  readonly planted: Planted | null;
}

interface Life {
  readonly machine: Machine;
  readonly journal: DiskJournal;
  readonly commander: Commander;
  readonly publisher: Publisher;
}

/** A supervisor starts a program again after so long. */
const restartMs = { least: 300, most: 4_000 };
const cannotWrite = { zh: "无法写入", en: "cannot write" };
const nobodyKnown = { identify: () => ({ tier: "standard", masked: "", known: false }) as const };

export class HubMachine {
  readonly #parts: HubParts;
  readonly #supervisor = new Machine("the supervisor");
  #life: Life | null = null;
  #lives = 0;
  #wallOffsetMs = 0;

  constructor(parts: HubParts) {
    this.#parts = parts;
  }

  get life(): Life | null {
    return this.#life;
  }

  /** Sends a command as another system would, through no network. */
  submit(request: Request): Promise<Answer> | null {
    const life = this.#life;
    return life && this.#parts.world.as(life.machine, () => life.commander.submit(request));
  }

  setWallClock(offsetMs: number): void {
    this.#wallOffsetMs = offsetMs;
    if (this.#life) this.#life.machine.wallOffsetMs = offsetMs;
  }

  start(): void {
    const machine = new Machine(`hub ${++this.#lives}`);
    machine.wallOffsetMs = this.#wallOffsetMs;
    this.#parts.world.as(machine, () => this.#run(machine));
  }

  /** Ends the program at once; what it had begun ends with it, and its files lie as they are. */
  kill(): void {
    const life = this.#life;
    if (!life) return;
    this.#parts.disk.leave(life.journal);
    this.#died("the hub was killed");
  }

  #run(machine: Machine): void {
    const { world, network, disk, judge, story, plan, planted } = this.#parts;
    const JournalHere = planted === "answer-before-commit" ? LazyJournal : DiskJournal;
    const journal = new JournalHere(
      { disk, world, machine },
      (entries) => judge.committed(entries),
      () => this.#died("the power went in the middle of a commit"),
    );
    const conditions: Conditions = new Conditions(
      () => publisher.changed(),
      () => clock.now(),
    );
    const CommanderHere = planted === "block-twice" ? ForgetfulCommander : Commander;
    const commander: Commander = new CommanderHere({
      journal,
      now: () => clock.now(),
      committed: () => {
        summons.changed();
        publisher.changed();
      },
      commitSeconds: () => undefined,
      storing: (trouble) => (trouble ? conditions.raise("journal", "critical", cannotWrite) : conditions.clear("journal")),
    });
    const hall = () => commander.hall;
    const clock: HallClock = new HallClock(null, hall().day.state === "closed" ? 0 : hall().lastEventAt);
    const publisher = new Publisher(
      hall,
      clock,
      () => conditions,
      () => commander.isStored,
    );
    const summons = new Summons({ hall, time: () => clock.time(), voice: new SimulatedVoice(world), conditions });
    const questions = new Questions({
      hall,
      now: () => clock.now(),
      customers: nobodyKnown,
      callsAbout: (visit) => journal.callsAbout(visit),
    });
    const submit = (command: Request["command"]) => commander.submit({ command, actor: "hub", operation: null, fingerprint: "" });
    const clocks = new ClockWatch({ clock, hall, conditions, dataFolder: disk.folder });
    new Timekeeper({ hall, now: () => clock.now(), submit, clocks }).start();
    this.#life = { machine, journal, commander, publisher };
    story.tell(`the hub has started: ${journal.sequence} events in its journal`);
    judge.recovered(journal, hall());
    if (hall().plan === null) void submit({ type: "publish-plan", plan });
    const welcome = () => hall().plan && { hub: "simulated", plan, demo: true };
    const access = { pressed: () => undefined, endSession: () => undefined, audit: { add: () => undefined } };
    const people = { answer: () => ({ kind: "unavailable", words: cannotWrite }) as const };
    const administration = { answer: () => Promise.reject(new Error("nobody looks after devices in a simulated hall")) };
    const parts = {
      access,
      people,
      administration,
      summons,
      commander,
      publisher,
      conditions,
      questions,
      welcome,
      announced: () => undefined,
    };
    network.port = { machine, accept: (socket: DeviceSocket) => void attend(socket, parts) };
  }

  #died(how: string): void {
    const { world, network, story } = this.#parts;
    const life = this.#life;
    if (!life) return;
    story.tell(how);
    life.machine.isRunning = false;
    this.#life = null;
    network.port = null;
    for (const link of network.links) link.end("transport close");
    const restart = restartMs.least + world.random() * (restartMs.most - restartMs.least);
    world.after(restart, this.#supervisor, () => this.start());
  }
}
