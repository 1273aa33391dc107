// The project as the rules of the house see it: its files, what each imports, and what each package declares.
import { existsSync, globSync, readFileSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { type Unit, units } from "../../house.ts";
import { type Import, importsOf } from "./imports.ts";

export interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** All paths are from the repository's root, with forward slashes. */
export interface Project {
  /** What each source file imports. */
  readonly imports: ReadonlyMap<string, readonly Import[]>;
  readonly source: (path: string) => string;
  readonly exists: (path: string) => boolean;
  readonly manifest: (unit: Unit) => Manifest;
}

const passedBy = new Set(["node_modules", "dist", "data", "test-results", "playwright-report", ".git", ".cache"]);
const root = resolve(import.meta.dirname, "..", "..", "..");
const readHere = (path: string): string => readFileSync(join(root, path), "utf8");

/** The repository that this file is in. */
export function thisProject(): Project {
  const paths = globSync("**/*.{ts,tsx,mts,cts}", { cwd: root, exclude: (path) => passedBy.has(path.split("/").at(-1) ?? "") }).toSorted();
  const manifests = new Map(units.map(({ folder }) => [folder, JSON.parse(readHere(join(folder, "package.json"))) as Manifest]));
  return projectOf(new Map(paths.map((path) => [path, readHere(path)])), manifests, (path) => existsSync(join(root, path)));
}

/** A project of these sources and package.json files (by folder; one left out declares nothing). */
export function projectOf(
  sources: ReadonlyMap<string, string>,
  manifests: ReadonlyMap<string, Manifest>,
  exists = (path: string): boolean => sources.has(path),
): Project {
  return {
    imports: new Map([...sources].map(([path, source]) => [path, importsOf(path, source)])),
    source: (path) => sources.get(path) ?? "",
    exists,
    manifest: ({ folder }) => manifests.get(folder) ?? { name: `@hallflow/${posix.basename(folder)}` },
  };
}

export const isIn = (path: string, folder: string): boolean => folder === "." || path.startsWith(`${folder}/`);

/** The unit that a file belongs to; the root is the last one and takes what no package has. */
export function unitOf(path: string): Unit {
  const unit = units.find(({ folder }) => isIn(path, folder));
  if (unit === undefined) throw new Error(`${path} belongs to no unit of the house.`);
  return unit;
}

/** Tests and tools' settings, which are not shipped: they run on a developer's machine alone. */
export const isForDevelopers = (path: string): boolean =>
  /\.(test|spec|config|fixture)\.tsx?$/.test(path) || ["tests", "."].includes(unitOf(path).folder);

/** The package's own name: `@scope/name` or `name` of a specifier with a path behind it. */
export const packageOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");

export const isOurs = (specifier: string): boolean => specifier.startsWith("@hallflow/");
export const isRelative = (specifier: string): boolean => specifier.startsWith(".");

/** Where a relative import leads, without the `?raw` that Vite allows behind a name. */
export const relativeTarget = (path: string, specifier: string): string => posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ""));

/** The file that an import of one of our packages by name leads to, or `undefined` when the package exports no such thing. */
export function exportedTarget(project: Project, specifier: string): string | undefined {
  const name = packageOf(specifier);
  const owner = units.find((unit) => project.manifest(unit).name === name);
  const entry = owner && project.manifest(owner).exports?.[`.${specifier.slice(name.length)}`];
  return owner && entry && posix.join(owner.folder, entry);
}
