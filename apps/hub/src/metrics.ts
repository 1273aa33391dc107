// What the hub tells Prometheus: counts and times of the hall, never anything about a person.

import { statfsSync } from "node:fs";
import type { ConditionView, Hall, LaneAlarm } from "@hallflow/queue-core";
import { countVisits, currentErrand } from "@hallflow/queue-core";
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Commander } from "./commander.ts";

export interface Metrics {
  readonly registry: Registry;
  readonly commitSeconds: Histogram;
  readonly announcements: Counter<"how">;
}

/** The metrics of one hub, read from the live hall when they are asked for. */
export function createMetrics(parts: {
  hall: () => Hall;
  commander: () => Commander;
  devices: () => number;
  now: () => number;
  backupAgeMs: () => number | null;
  conditions: () => readonly ConditionView[];
  alarms: () => readonly LaneAlarm[];
  webhooksBehind: () => ReadonlyMap<string, number>;
  dataFolder: string;
}): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  // Registered by hand: a gauge that is read from the hall has no other owner.
  const add = (gauge: Gauge): void => registry.registerMetric(gauge);

  add(
    new Gauge({
      name: "hallflow_visits",
      help: "Visits of the hall day by state",
      labelNames: ["state"],
      registers: [],
      collect() {
        for (const [state, count] of Object.entries(countVisits(parts.hall()))) this.set({ state }, count);
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_waiting",
      help: "Visits that wait, by lane",
      labelNames: ["lane"],
      registers: [],
      collect() {
        const hall = parts.hall();
        for (const { id } of hall.plan?.lanes ?? []) this.set({ lane: id }, hall.lanes.waiting(id));
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_longest_wait_seconds",
      help: "How long the one who has waited longest has waited, by lane",
      labelNames: ["lane"],
      registers: [],
      collect() {
        const hall = parts.hall();
        for (const { id } of hall.plan?.lanes ?? []) {
          let earliestAt = parts.now();
          for (const visit of hall.lanes.inLane(id)) earliestAt = Math.min(earliestAt, currentErrand(visit).createdAt);
          this.set({ lane: id }, (parts.now() - earliestAt) / 1_000);
        }
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_lane_alarm",
      help: "Whether a lane is too much for its counters: 0 no, 1 amber, 2 red",
      labelNames: ["lane"],
      registers: [],
      collect() {
        const levels = new Map(parts.alarms().map(({ lane, level }) => [lane, level === "red" ? 2 : 1]));
        for (const { id } of parts.hall().plan?.lanes ?? []) this.set({ lane: id }, levels.get(id) ?? 0);
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_devices",
      help: "Connected devices",
      registers: [],
      collect: function () {
        this.set(parts.devices());
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_journal_events",
      help: "Events in the journal",
      registers: [],
      collect: function () {
        this.set(parts.hall().sequence);
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_commands",
      help: "Commands since the hub started, by how they ended",
      labelNames: ["result"],
      registers: [],
      collect() {
        for (const [result, count] of Object.entries(parts.commander().counts)) this.set({ result }, count);
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_backup_age_seconds",
      help: "How old the last good backup is; infinite when there is none",
      registers: [],
      collect() {
        const ageMs = parts.backupAgeMs();
        this.set(ageMs === null ? Infinity : ageMs / 1_000);
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_conditions",
      help: "What is wrong in the hall now, by severity",
      labelNames: ["severity"],
      registers: [],
      collect() {
        const conditions = parts.conditions();
        for (const severity of ["notice", "warning", "critical"] as const) {
          this.set({ severity }, conditions.filter((condition) => condition.severity === severity).length);
        }
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_webhook_events_behind",
      help: "Events that a system has not taken yet, by webhook",
      labelNames: ["webhook"],
      registers: [],
      collect() {
        for (const [webhook, behind] of parts.webhooksBehind()) this.set({ webhook }, behind);
      },
    }),
  );
  add(
    new Gauge({
      name: "hallflow_disk_free_bytes",
      help: "Room left on the disk of the data folder",
      registers: [],
      collect: function () {
        const { bavail, bsize } = statfsSync(parts.dataFolder);
        this.set(bavail * bsize);
      },
    }),
  );
  const commitSeconds = new Histogram({
    name: "hallflow_commit_seconds",
    help: "How long a group of commands took to reach the disk",
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1],
    registers: [registry],
  });
  const announcements = new Counter({
    name: "hallflow_announcements_total",
    help: "Summons that lobby displays reported, by how",
    labelNames: ["how"],
    registers: [registry],
  });
  return { registry, commitSeconds, announcements };
}
