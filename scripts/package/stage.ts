// Lays out what a packaged kiosk holds: its built bundles, and of all packages the few that have native code.

import { existsSync } from "node:fs";
import { cp, mkdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../run-tool.ts";

const kiosk = join(root, "apps/kiosk");
/** Everything else is in the bundles. Which package asks for each is where it is looked for. */
const native: readonly (readonly [name: string, from: string])[] = [
  ["node-hid", "packages/hid"],
  ["serialport", "packages/printer"],
  ["@napi-rs/canvas", "packages/printer"],
];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Fills `folder` with an app that electron-builder can pack; answers the names of the native packages and what they need. */
export async function stageKiosk(folder: string): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(kiosk, "dist"), join(folder, "dist"), { recursive: true });
  const placed = new Map<string, string>();
  for (const [name, from] of native) await place(name, join(root, from, "package.json"), folder, placed);
  const { version } = JSON.parse(await readFile(join(kiosk, "package.json"), "utf8")) as Manifest;
  const manifest = {
    name: "hallflow-kiosk",
    productName: "Hallflow Kiosk",
    description: "The kiosk of a Hallflow hall",
    author: { name: "Hallflow", email: "maintainers@hallflow.invalid" },
    homepage: "https://hallflow.invalid",
    license: "Apache-2.0",
    version,
    type: "module",
    main: "dist/electron/main.js",
    dependencies: Object.fromEntries(placed),
  };
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  return [...placed.keys()];
}

/** Copies a package and what it needs side by side, as one folder of modules. A package for another machine is not there, and left out. */
async function place(name: string, askedBy: string, folder: string, placed: Map<string, string>): Promise<void> {
  if (placed.has(name)) return;
  const source = await find(name, askedBy);
  if (source === null) return;
  const manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8")) as Manifest;
  placed.set(name, manifest.version);
  // Sources of native code and other machines' binaries are dead weight.
  const isWanted = (path: string): boolean => !/\/node_modules\/|\/(src|hidapi|deps|test|docs)$/.test(path.slice(source.length));
  await cp(source, join(folder, "node_modules", name), { recursive: true, dereference: true, filter: isWanted });
  for (const needed of Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies })) {
    await place(needed, join(source, "package.json"), folder, placed);
  }
}

async function find(name: string, askedBy: string): Promise<string | null> {
  for (const modules of createRequire(askedBy).resolve.paths(name) ?? []) {
    const candidate = join(modules, name);
    // What a package needs lies beside its real folder, not beside the link to it.
    if (existsSync(join(candidate, "package.json"))) return realpath(candidate);
  }
  return null;
}
