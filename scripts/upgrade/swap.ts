// Swaps the release that a service runs: the data set aside, a link turned, the service started, and all of it undone when it does not come up.

import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Trouble } from "../trouble.ts";

export interface Installation {
  /** The link that the service runs through, such as /opt/hallflow/current. */
  readonly link: string;
  readonly dataFolder: string;
  readonly service: { stop(): Promise<void>; start(): Promise<void> };
  /** Resolves to whether the hub says that it is ready, waiting for as long as a start may take. */
  readonly ready: () => Promise<boolean>;
  /** The version of every database in the data folder: what an older release must not be started on once it has grown. */
  readonly dataVersion: () => string;
  readonly say: (line: string) => void;
}

/** What an upgrade leaves behind, for undoing it. */
interface Trace {
  readonly from: string;
  readonly to: string;
  readonly kept: string;
  readonly dataVersion: string;
}

const keptFolder = "before-upgrade";
const traceFile = (dataFolder: string): string => join(dataFolder, "upgrade.json");
/** Copies of copies, and logs that no release needs, stay where they are. */
const leftInPlace: ReadonlySet<string> = new Set([keptFolder, "backups", "logs", "upgrade.json", "voice"]);

/** Turns the service to the release in a folder. Comes back to the old one, data and all, when the new one does not get ready; then throws Trouble. */
export async function upgrade(installation: Installation, folder: string): Promise<void> {
  const { link, dataFolder, service, say } = installation;
  const to = resolve(folder);
  const from = currentRelease(link);
  if (from === to) throw new Trouble(`${link} 已经指向 ${to}\n${link} leads to ${to} already`);
  refuseUnbuilt(to);
  say("停止主机 · stopping the hub");
  await service.stop();
  const trace: Trace = { from, to, kept: setAside(dataFolder), dataVersion: installation.dataVersion() };
  writeFileSync(traceFile(dataFolder), JSON.stringify(trace, null, 2), { flush: true });
  say(`数据副本 · data kept in ${trace.kept}`);
  turn(link, to);
  await service.start();
  if (await installation.ready()) return say(`已升级 · now running ${to}`);
  say("新版本没有就绪，正在恢复 · the new release did not get ready; going back");
  await service.stop();
  turn(link, from);
  putBack(dataFolder, trace.kept);
  await service.start();
  const back = await installation.ready();
  throw new Trouble(
    `升级没有成功，${back ? `已恢复到 ${from}` : `且 ${from} 也没有就绪，请查看日志`}。\nThe upgrade failed; ${back ? `${from} runs again, with its data as it was` : `${from} did not get ready either: see the log`}.`,
  );
}

/**
 * Goes back to the release before. Today's data stays as long as the old release can read it; where the new one has changed its form, what
 * happened since the upgrade can only be given up, and that must be asked for.
 */
export async function undo(installation: Installation, giveUpDataSince: boolean): Promise<void> {
  const { link, dataFolder, service, say } = installation;
  const trace = readTrace(dataFolder);
  await service.stop();
  if (installation.dataVersion() !== trace.dataVersion) {
    if (!giveUpDataSince) {
      await service.start();
      throw new Trouble(
        `新版本改变了数据格式，旧版本无法读取。回到升级前的数据会丢失此后的票号和记录；确认请加 --give-up-data-since-upgrade，最好在闭厅后进行。\n` +
          `The new release has changed the form of the data, which the old one cannot read. Going back to the data before the upgrade loses every ticket since; to do so add --give-up-data-since-upgrade, best when the hall is closed.`,
      );
    }
    const kept = setAside(dataFolder);
    say(`升级后的数据保存在 · data since the upgrade kept in ${kept}`);
    putBack(dataFolder, trace.kept);
  }
  turn(link, trace.from);
  await service.start();
  if (!(await installation.ready())) throw new Trouble(`${trace.from} 没有就绪，请查看日志\n${trace.from} did not get ready: see the log`);
  rmSync(traceFile(dataFolder));
  say(`已回到 · back to ${trace.from}`);
}

function currentRelease(link: string): string {
  try {
    return resolve(dirname(link), readlinkSync(link));
  } catch {
    throw new Trouble(`${link} 不是指向版本文件夹的链接\n${link} is no link to the folder of a release`);
  }
}

function refuseUnbuilt(folder: string): void {
  const missing = [
    "node_modules/node/bin/node",
    "apps/hub/src/main.ts",
    "apps/hub/dist",
    "apps/kiosk/dist",
    "apps/counter-display/dist",
  ].find((path) => !existsSync(join(folder, path)));
  if (missing === undefined) return;
  throw new Trouble(
    `${folder} 缺少 ${missing}。请先在其中运行 npx -y pnpm@12 install 和 npx -y pnpm@12 build\n${folder} lacks ${missing}. Run npx -y pnpm@12 install and npx -y pnpm@12 build in it first`,
  );
}

function readTrace(dataFolder: string): Trace {
  try {
    return JSON.parse(readFileSync(traceFile(dataFolder), "utf8")) as Trace;
  } catch {
    throw new Trouble(`${dataFolder} 中没有可以撤销的升级\nThere is no upgrade in ${dataFolder} to undo`);
  }
}

/** Copies the data of a stopped hub into a folder of its own; answers which. */
function setAside(dataFolder: string): string {
  const kept = join(dataFolder, keptFolder, new Date().toISOString().replaceAll(/[:.]/g, ""));
  mkdirSync(kept, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(dataFolder)) {
    if (!leftInPlace.has(name)) cpSync(join(dataFolder, name), join(kept, name), { recursive: true, preserveTimestamps: true });
  }
  return kept;
}

/** Puts a copy back whole: what the other release added goes, so that nothing of it is read by accident. */
function putBack(dataFolder: string, kept: string): void {
  for (const name of readdirSync(dataFolder)) if (!leftInPlace.has(name)) rmSync(join(dataFolder, name), { recursive: true });
  for (const name of readdirSync(kept)) cpSync(join(kept, name), join(dataFolder, name), { recursive: true, preserveTimestamps: true });
}

/** A link is turned in one step: the service never finds none. */
function turn(link: string, to: string): void {
  const next = `${link}.next`;
  rmSync(next, { force: true });
  symlinkSync(to, next);
  renameSync(next, link);
}
