// Starts an app of ours in a real Electron, driven by Playwright.
import { _electron, type ElectronApplication } from "@playwright/test";
import { electronRuntime } from "../../scripts/electron-runtime.ts";

export interface ElectronLaunch {
  /** The folder (with a package.json) or the file of the app's main process. */
  readonly app: string;
  /** Words after the app on its command line. */
  readonly args?: readonly string[];
  /** Added to this process's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `app`; the caller closes it. Needs a display (xvfb-run). Rejects with Electron's own output when it does not start. */
export async function launchElectron({ app, args = [], env = {} }: ElectronLaunch): Promise<ElectronApplication> {
  const runtime = await electronRuntime();
  // Playwright finds the executable by asking the package `electron`, which looks here.
  process.env["ELECTRON_OVERRIDE_DIST_PATH"] = runtime.path;
  const inherited = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return _electron.launch({ args: [app, ...args], env: { ...Object.fromEntries(inherited), ...env } });
}
