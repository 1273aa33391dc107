// Builds every page of the hall with vite, unless nothing has changed since the last time.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { root } from "./run-tool.ts";
import { Trouble, explain } from "./trouble.ts";

const apps = ["apps/hub", "apps/counter-display", "apps/kiosk"] as const;
const shared = ["packages/ui", "packages/queue-core", "packages/hub-client", "packages/printer", "packages/hid"] as const;
const stamp = join(root, ".cache/build.json");

/** Builds what is stale, saying so line by line. Throws Trouble with vite's own words when a page cannot be built. */
export async function buildPages(say: (line: string) => void): Promise<void> {
  const built = readStamp();
  const sharedDigest = digestOf(["pnpm-lock.yaml", ...shared]);
  for (const app of apps) {
    if (!existsSync(join(root, app, "vite.config.ts"))) continue;
    const digest = `${sharedDigest} ${digestOf([app])}`;
    if (built[app] === digest && existsSync(join(root, app, "dist"))) continue;
    say(`生成页面 Building the pages of ${app} …`);
    const startedAt = performance.now();
    const run = await execa("vite", ["build", "--logLevel", "warn"], {
      cwd: join(root, app),
      preferLocal: true,
      localDir: root,
      reject: false,
      all: true,
    });
    if (run.exitCode !== 0) throw new Trouble(`页面生成失败 The pages of ${app} could not be built:\n${run.all}`);
    say(`  ✓ ${app} ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
    built[app] = digest;
    mkdirSync(dirname(stamp), { recursive: true });
    writeFileSync(stamp, JSON.stringify(built, null, 2));
  }
}

function readStamp(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(stamp, "utf8")) as Record<string, string>;
  } catch {
    return {};
  }
}

/** A digest of all files below the paths, what builds make and tests alone read left out. */
function digestOf(paths: readonly string[]): string {
  const digest = createHash("sha256");
  for (const path of paths) for (const file of filesOf(path)) digest.update(`${file}\0`).update(readFileSync(join(root, file)));
  return digest.digest("hex").slice(0, 24);
}

function filesOf(path: string): string[] {
  const left = (name: string) => ["node_modules", "dist"].includes(name) || /\.(test|bench)\.tsx?$/.test(name);
  const entries = path.endsWith(".yaml")
    ? null
    : readdirSync(join(root, path), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  if (!entries) return [path];
  return entries
    .filter(({ name }) => !left(name))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]));
}

if (import.meta.main) {
  await buildPages(console.log).catch((error: unknown) => {
    console.error(explain(error));
    process.exitCode = 1;
  });
}
