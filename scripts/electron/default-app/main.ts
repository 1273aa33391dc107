// Starts the app that the command line names (`electron [-r module]… [--switch]… <app> [argument]…`), in place of Electron's own default app.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

/** What Electron's own default app calls to make the started app look like the main one; its public types leave these out. */
interface DefaultAppHooks {
  setAppPath(path: string): void;
  setVersion(version: string): void;
}

interface Manifest {
  readonly name?: string;
  readonly productName?: string;
  readonly version?: string;
}

const require = createRequire(import.meta.url);
const hooks = app as unknown as DefaultAppHooks;

function readCommandLine(words: readonly string[]): { preloads: string[]; target: string | undefined } {
  const preloads: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "-r" || word === "--require") {
      at += 1;
      const preload = words[at];
      if (preload !== undefined) preloads.push(resolve(preload));
    } else if (!word.startsWith("-")) {
      return { preloads, target: resolve(word) };
    }
  }
  return { preloads, target: undefined };
}

async function start(target: string): Promise<void> {
  Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
  const entry = require.resolve(target);
  const manifestPath = join(target, "package.json");
  if (existsSync(manifestPath)) {
    const manifest = JSON.parse(readFileSync(manifestPath, "utf8")) as Manifest;
    const name = manifest.productName ?? manifest.name;
    if (name !== undefined) app.setName(name);
    if (manifest.version !== undefined) hooks.setVersion(manifest.version);
    hooks.setAppPath(target);
  } else {
    hooks.setAppPath(dirname(entry));
  }
  await import(pathToFileURL(entry).href);
}

// The command line is read before the preloads run, because Playwright's one cuts its own words out of process.argv.
const { preloads, target } = readCommandLine(process.argv.slice(1));
for (const preload of preloads) require(preload);
if (target === undefined) {
  console.error("electron: name the app to start: electron <folder or file>");
  app.exit(2);
} else {
  try {
    await start(target);
  } catch (error) {
    console.error(`electron: cannot start ${target}:`, error);
    app.exit(1);
  }
}
