// One day of a simulated hall: opened, troubled, brought to rest and judged, all from one seed.

import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoPlan, seeded } from "@hallflow/hub/testing";
import type { HallPlan, OperationId } from "@hallflow/queue-core";
import type { Device } from "./device.ts";
import { HubDisk } from "./disk.ts";
import { plan as planFaults } from "./faults.ts";
import { HubMachine } from "./hub-machine.ts";
import { Judge } from "./judge.ts";
import { Kiosk } from "./kiosk.ts";
import { Network } from "./network.ts";
import { type Planted, withoutId } from "./planted.ts";
import { Lobby, Manager } from "./screens.ts";
import { Story } from "./story.ts";
import { Teller } from "./teller.ts";
import { Machine, World } from "./world.ts";

export interface DayReport {
  readonly seed: number;
  readonly day: number;
  readonly violations: readonly string[];
  readonly story: readonly string[];
  /** The same for two runs of one seed. */
  readonly digest: string;
  readonly steps: number;
  readonly counts: Judge["counts"];
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const openMs = 10 * minuteMs;
const mostRestMs = 5 * minuteMs;
/** Memory that looks like a disk, where there is some: thousands of days write a lot. */
const folderOfFolders = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A small hall: three counters of the demo hall, so that a day has many meetings of few people. */
function smallHall(): HallPlan {
  const whole = demoPlan();
  const counters = whole.counters.slice(0, 3).map((counter) => ({ ...counter, lanes: whole.lanes.map(({ id }) => id) }));
  return { ...whole, counters, offlineNumbersFrom: 21 };
}

const plan = smallHall();

/** Each day of a seed is a world of its own, so that one that fails can be played alone. */
const seedOf = (seed: number, day: number): number => Math.imul(seed, 0x9e3779b1) ^ Math.imul(day + 1, 0x85ebca6b);

export async function simulateDay(seed: number, day: number, planted: Planted | null = null): Promise<DayReport> {
  const random = seeded(seedOf(seed, day));
  const world = new World(Date.UTC(2026, 10, 23, 1), random);
  const story = new Story(world);
  const judge = new Judge(world, story);
  const network = new Network(world);
  const disk = new HubDisk(world, mkdtempSync(join(folderOfFolders, "hallflow-hall-")));
  const restore = world.install();
  world.onBug = (machine, error) => judge.fail(`${machine.name} broke down: ${error instanceof Error ? error.stack : String(error)}`);
  if (planted === "retry-without-id") {
    const sent = new Set<OperationId>();
    network.onSend = (_, word) => {
      const envelope = word as { operation: OperationId };
      const other = withoutId(envelope, sent);
      if (other !== envelope) judge.alsoSentAs(envelope.operation, other.operation);
      return other;
    };
  }
  try {
    await new Day({ world, network, disk, judge, story }, planted).play();
    return { seed, day, violations: judge.violations, story: story.lines, digest: story.digest, steps: world.steps, counts: judge.counts };
  } finally {
    restore();
    disk.remove();
  }
}

interface Scenery {
  readonly world: World;
  readonly network: Network;
  readonly disk: HubDisk;
  readonly judge: Judge;
  readonly story: Story;
}

class Day {
  readonly #scenery: Scenery;
  readonly #hub: HubMachine;
  readonly #kiosks: readonly Kiosk[];
  readonly #tellers: readonly Teller[];
  readonly #lobbies: readonly Lobby[];
  readonly #manager: Manager;
  readonly #devices: readonly Device[];

  constructor(scenery: Scenery, planted: Planted | null) {
    this.#scenery = scenery;
    this.#hub = new HubMachine({ ...scenery, plan, planted });
    this.#kiosks = ["kiosk-1", "kiosk-2"].map((name) => new Kiosk(name, scenery, plan));
    this.#tellers = plan.counters.map(({ id }) => new Teller(id, scenery, plan));
    this.#lobbies = ["lobby-1", "lobby-2"].map((name) => new Lobby(name, scenery));
    this.#manager = new Manager(scenery);
    this.#devices = [...this.#kiosks, ...this.#tellers, ...this.#lobbies, this.#manager];
  }

  async play(): Promise<void> {
    const { world, judge } = this.#scenery;
    this.#hub.start();
    for (const device of this.#devices) device.start();
    world.after(500, new Machine("the manager"), () => void this.#manager.insist(openDay("2026-11-23")));
    await this.#run(5 * secondMs);
    const count = 3 + Math.floor(world.random() * 10);
    const heal = planFaults({ ...this.#scenery, hub: this.#hub, devices: this.#devices }, count, openMs);
    this.#otherSystem();
    if (world.random() < 0.3) this.#secondDay();
    await this.#run(openMs);
    if (judge.violations.length > 0) return;
    heal();
    await this.#comeToRest();
  }

  /** Lets the world go on for so long, and looks at the hall after every step. Ends at the first violation. */
  async #run(ms: number, until: () => boolean = () => false): Promise<void> {
    const { world, judge } = this.#scenery;
    const endsAt = world.now + ms;
    while (judge.violations.length === 0 && !until() && (await world.step(endsAt))) {
      const life = this.#hub.life;
      if (life) judge.look(life.commander.hall);
      for (const device of this.#devices) device.checkLink();
    }
    world.now = Math.max(world.now, judge.violations.length === 0 && !until() ? endsAt : world.now);
  }

  /** Another system asks over the API, and asks again with the same key: the same thing, or by mistake another. */
  #otherSystem(): void {
    const { world, judge } = this.#scenery;
    const machine = new Machine("another system");
    const ask = (operation: OperationId, counter: string) => {
      const command = { type: "recall", counter: counter as never } as const;
      return this.#hub.submit({ command, actor: "system:api", operation, fingerprint: JSON.stringify(command) });
    };
    world.after(
      20 * secondMs,
      machine,
      () => {
        const operation = crypto.randomUUID() as OperationId;
        const first = ask(operation, "1");
        void first?.then(async (answer) => {
          if (answer.kind === "unavailable") return;
          const [again, other] = await Promise.all([ask(operation, "1"), ask(operation, "2")]);
          if (again && again.kind !== "unavailable" && JSON.stringify(again) !== JSON.stringify(answer))
            judge.fail(`the same key was answered ${JSON.stringify(answer)} and then ${JSON.stringify(again)}`);
          if (other && other.kind !== "unavailable" && !(other.kind === "refused" && other.refusal.type === "operation-reused"))
            judge.fail(`a key used for something else was answered ${JSON.stringify(other)}`);
        });
      },
      20 * secondMs,
    );
  }

  /** The day is closed in the middle of everything and opened again, under its own date or the next. */
  #secondDay(): void {
    const { world } = this.#scenery;
    const person = new Machine("the manager");
    const date = world.random() < 0.5 ? "2026-11-23" : "2026-11-24";
    world.after(openMs * (0.3 + 0.4 * world.random()), person, () => this.#manager.press({ type: "close-day" }));
    world.after(openMs * 0.8, person, () => this.#manager.press(openDay(date)));
  }

  async #comeToRest(): Promise<void> {
    const { judge, story } = this.#scenery;
    for (const device of this.#devices) device.isOpen = false;
    story.tell("all is mended, and nobody new comes");
    await this.#run(mostRestMs, () => this.#isAtRest());
    if (judge.violations.length > 0) return;
    if (!this.#isAtRest()) return judge.fail(`the hall does not come to rest: ${this.#unsettled().join(", ")}`);
    // Whatever else comes (a deadline, a last view), all screens show the hall as it is soon after.
    const behind = () => {
      const sequence = this.#hub.life?.journal.sequence;
      return this.#devices.filter(({ client }) => client.state().push?.sequence !== sequence).map(({ name }) => name);
    };
    await this.#run(20 * secondMs, () => behind().length === 0);
    const life = this.#hub.life;
    if (judge.violations.length > 0 || !life) return;
    if (behind().length > 0) judge.fail(`${behind().join(", ")} still show an earlier hall, 20 s after everything came to rest`);
    judge.atRest(life.journal, life.commander.hall);
  }

  #unsettled(): string[] {
    return [
      ...(this.#hub.life ? [] : ["the hub"]),
      ...this.#kiosks.filter((kiosk) => !kiosk.isSettled).map(({ name }) => name),
      ...this.#devices.filter((device) => device.client.state().link !== "online").map(({ name }) => `${name} (link)`),
    ];
  }

  #isAtRest(): boolean {
    return this.#unsettled().length === 0;
  }
}

function openDay(day: string) {
  const dayStartAt = Date.parse(`${day}T00:00:00+08:00`);
  return { type: "open-day", day, dayStartAt, ticketsStopAt: null, closesAt: null } as const;
}
