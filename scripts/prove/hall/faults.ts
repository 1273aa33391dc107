// What goes wrong in a simulated day: drawn from the day's seed, each for a while, several at once when chance wants it.

import { takeSnapshot } from "@hallflow/hub/durability";
import type { HubDisk } from "./disk.ts";
import type { Device } from "./device.ts";
import type { HubMachine } from "./hub-machine.ts";
import type { Network } from "./network.ts";
import type { Story } from "./story.ts";
import { Machine, type World } from "./world.ts";

export interface Stage {
  readonly world: World;
  readonly network: Network;
  readonly disk: HubDisk;
  readonly hub: HubMachine;
  readonly story: Story;
  readonly devices: readonly Device[];
}

interface Fault {
  readonly name: string;
  /** Begins it, and answers how it ends; null where it is over at once. */
  begin(stage: Stage, pick: <T>(items: readonly T[]) => T): { readonly what: string; end(): void } | null;
}

const dayMs = 86_400_000;

const faults: readonly Fault[] = [
  {
    name: "a cable",
    begin({ network, devices }, pick) {
      const { name } = pick(devices);
      network.cut(name);
      return { what: `${name} is cut off`, end: () => network.mend(name) };
    },
  },
  {
    name: "the switch",
    begin({ network, devices }) {
      for (const { name } of devices) network.cut(name);
      return { what: "all devices are cut off", end: () => devices.forEach(({ name }) => network.mend(name)) };
    },
  },
  {
    name: "loss",
    begin({ network: { weather }, world }) {
      weather.loss = 0.05 + 0.4 * world.random();
      return { what: `${(weather.loss * 100).toFixed(0)} % of messages are lost`, end: () => (weather.loss = 0) };
    },
  },
  {
    name: "delay",
    begin({ network: { weather }, world }) {
      weather.delayMs = 200 + 2_300 * world.random();
      return { what: `messages take up to ${weather.delayMs.toFixed(0)} ms, in no order`, end: () => (weather.delayMs = 0) };
    },
  },
  {
    name: "repetition",
    begin({ network: { weather } }) {
      weather.repeat = 0.5;
      return { what: "half of all messages come twice", end: () => (weather.repeat = 0) };
    },
  },
  {
    name: "a kill",
    begin({ hub }) {
      hub.kill();
      return null;
    },
  },
  {
    name: "a power cut",
    begin({ disk }) {
      disk.cutAtNextCommit = true;
      return null;
    },
  },
  {
    name: "a failing disk",
    begin({ disk: { mood } }) {
      mood.failing = "before";
      return { what: "the hub's disk takes nothing", end: () => (mood.failing = "no") };
    },
  },
  {
    name: "a failing sync",
    begin({ disk: { mood } }) {
      mood.failing = "after";
      return { what: "the hub's disk takes all, and says that it did not", end: () => (mood.failing = "no") };
    },
  },
  {
    name: "a slow disk",
    begin({ disk: { mood }, world }) {
      mood.slowMs = 100 + 1_500 * world.random();
      return { what: `a commit takes up to ${mood.slowMs.toFixed(0)} ms`, end: () => (mood.slowMs = 0) };
    },
  },
  {
    name: "a dying device",
    begin(stage, pick) {
      pick(stage.devices).crash();
      return null;
    },
  },
  {
    name: "the hub's clock",
    begin({ hub, world }) {
      const days = world.random() < 0.5 ? -1 : 1;
      hub.setWallClock(days * dayMs);
      return { what: `the hub's wall clock jumps by ${days} day`, end: () => hub.setWallClock(0) };
    },
  },
  {
    name: "a device's clock",
    begin({ devices, world }, pick) {
      const device = pick(devices);
      const days = world.random() < 0.5 ? -1 : 1;
      device.setWallClock(days * dayMs);
      return { what: `the wall clock of ${device.name} jumps by ${days} day`, end: () => device.setWallClock(0) };
    },
  },
  {
    name: "a snapshot",
    begin({ hub }) {
      const life = hub.life;
      if (life && life.commander.hall.sequence === life.journal.sequence) takeSnapshot(life.journal, life.commander.hall);
      return null;
    },
  },
];

/** Draws `count` faults over a span of time and puts them down; answers how to end whatever is still going on. */
export function plan(stage: Stage, count: number, spanMs: number): () => void {
  const { world, story } = stage;
  const fate = new Machine("fate");
  const pick = <T>(items: readonly T[]): T => items[Math.floor(world.random() * items.length)] as T;
  const going = new Set<() => void>();
  for (let drawn = 0; drawn < count; drawn++) {
    const fault = pick(faults);
    world.after(world.random() * spanMs, fate, () => {
      const begun = fault.begin(stage, pick);
      if (!begun) return story.tell(`fault: ${fault.name}`);
      story.tell(`fault: ${begun.what}`);
      const end = () => {
        if (!going.delete(end)) return;
        begun.end();
        story.tell(`over: ${begun.what}`);
      };
      going.add(end);
      world.after(1_000 + 19_000 * world.random() ** 2, fate, end);
    });
  }
  return () => {
    fate.isRunning = false;
    for (const end of going) end();
    stage.disk.cutAtNextCommit = false;
  };
}
