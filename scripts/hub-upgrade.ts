// Upgrades the hub of a hall that runs under systemd to the release that this script is part of, or undoes the last upgrade.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { dataVersionOf } from "@hallflow/hub/durability";
import { Command } from "commander";
import { execa } from "execa";
import { root } from "./run-tool.ts";
import { Trouble, explain } from "./trouble.ts";
import { type Installation, undo, upgrade } from "./upgrade/swap.ts";

interface Options {
  readonly link: string;
  readonly data: string;
  readonly service: string;
  readonly url: string;
  readonly undo?: true;
  readonly giveUpDataSinceUpgrade?: true;
}

const patienceMs = 60_000;

async function systemctl(verb: "stop" | "start", service: string): Promise<void> {
  const { exitCode, stderr } = await execa("systemctl", [verb, service], { reject: false });
  if (exitCode !== 0 && verb === "stop") throw new Trouble(`systemctl ${verb} ${service}: ${stderr}`);
}

async function isReady(url: string): Promise<boolean> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await delay(500)) {
    const response = await fetch(`${url}/readyz`).catch(() => null);
    if (response?.ok === true) return true;
  }
  return false;
}

const installationOf = ({ link, data, service, url }: Options): Installation => ({
  link,
  dataFolder: data,
  service: { stop: () => systemctl("stop", service), start: () => systemctl("start", service) },
  ready: () => isReady(url),
  dataVersion: () =>
    readdirSync(data)
      .filter((name) => name.endsWith(".sqlite"))
      .sort()
      .map((name) => `${name} ${dataVersionOf(join(data, name))}`)
      .join(", "),
  say: (line) => console.log(line),
});

await new Command("hub:upgrade")
  .description("把主机升级到本版本，或撤销上一次升级 · upgrades the hub to this release, or undoes the last upgrade")
  .option("--link <path>", "the link that the service runs through", "/opt/hallflow/current")
  .option("--data <folder>", "the hub's data folder", "/var/lib/hallflow")
  .option("--service <name>", "the systemd unit", "hallflow-hub")
  .option("--url <address>", "where the hub answers", "http://127.0.0.1:8600")
  .option("--undo", "go back to the release before")
  .option("--give-up-data-since-upgrade", "with --undo: go back to the data before the upgrade, too")
  .action(async (options: Options) => {
    const installation = installationOf(options);
    if (options.undo) await undo(installation, options.giveUpDataSinceUpgrade === true);
    else await upgrade(installation, root);
  })
  .parseAsync()
  .catch((error: unknown) => {
    console.error(explain(error));
    process.exitCode = 1;
  });
