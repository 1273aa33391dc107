// Says which imports break the plan of the house, each in a sentence with the file, the import and the rule.
import { isBuiltin } from "node:module";
import { posix } from "node:path";
import { core, coreOrder } from "../../house.ts";
import type { Import } from "./imports.ts";
import {
  type Manifest,
  type Project,
  exportedTarget,
  isForDevelopers,
  isIn,
  isOurs,
  isRelative,
  packageOf,
  relativeTarget,
  unitOf,
} from "./project.ts";

export const brokenRules = (project: Project): string[] =>
  [...project.imports].flatMap(([path, imports]) =>
    imports.flatMap((found) => {
      const rule = ruleBroken(project, path, found);
      return rule === undefined ? [] : [`${path}:${found.line} imports "${found.specifier}", but ${rule}`];
    }),
  );

function ruleBroken(project: Project, path: string, found: Import): string | undefined {
  const { specifier } = found;
  if (isRelative(specifier)) return brokenByRelative(project, path, specifier);
  if (isBuiltin(specifier)) return brokenByBuiltin(path, specifier);
  return isOurs(specifier) ? brokenByOurs(project, path, specifier) : brokenByNpm(project, path, found);
}

function brokenByRelative(project: Project, path: string, specifier: string): string | undefined {
  const target = relativeTarget(path, specifier);
  if (target.startsWith("..") || !project.exists(target)) return `there is no ${target}.`;
  const [unit, reached] = [unitOf(path).folder, unitOf(target).folder];
  const areTools = [unit, reached].every((folder) => folder === "." || folder === "tests");
  if (reached !== unit && !areTools) return `it leaves ${unit}: another package is imported by its name.`;
  return brokenByOrder(path, target);
}

function brokenByOrder(path: string, target: string): string | undefined {
  const index = `${core}/index.ts`;
  if (!isIn(path, core) || path === index || isForDevelopers(path)) return undefined;
  if (target === index) return "nothing inside the core imports its index.";
  const [from, to] = [levelOf(path), levelOf(target)];
  for (const [file, level] of [[path, from] as const, [target, to] as const]) {
    if (level === -1) return `${file} has no place in coreOrder (tests/house.ts).`;
  }
  return to <= from
    ? undefined
    : `inside the core a file imports only from above it, and "${coreOrder[to] ?? ""}" comes after "${coreOrder[from] ?? ""}".`;
}

/** The place in the core's order of a file in it, by the first word of its path there; -1 for none. */
function levelOf(path: string): number {
  const [entry = ""] = path
    .slice(core.length + 1)
    .replace(/\.ts$/, "")
    .split("/");
  return coreOrder.indexOf(entry);
}

function brokenByBuiltin(path: string, specifier: string): string | undefined {
  if (!specifier.startsWith("node:")) return `Node's own modules are named with "node:".`;
  const unit = unitOf(path);
  return unit.node || isForDevelopers(path) ? undefined : `${unit.folder} also runs where there is no Node.`;
}

function brokenByOurs(project: Project, path: string, specifier: string): string | undefined {
  const unit = unitOf(path);
  const name = packageOf(specifier);
  if (name === project.manifest(unit).name) return "a package imports its own files by their paths.";
  if (!unit.workspace.includes(name)) return `${unit.folder} may import ${unit.workspace.join(", ") || "no other package of ours"}.`;
  if (!isDeclared(project.manifest(unit), name, isForDevelopers(path))) return `${manifestPath(path)} does not name ${name}.`;
  return exportedTarget(project, specifier) === undefined ? `${name} does not export that.` : undefined;
}

function brokenByNpm(project: Project, path: string, { specifier, typeOnly }: Import): string | undefined {
  const unit = unitOf(path);
  const name = packageOf(specifier);
  const isShipped = !isForDevelopers(path);
  if (isShipped && unit.npm?.includes(name) === false) return `${unit.folder} may import ${unit.npm.join(", ")}.`;
  // Electron is the runtime itself: it is packaged around the app and is never among its dependencies.
  const devWillDo = !isShipped || typeOnly || name === "electron";
  if (isDeclared(project.manifest(unit), name, devWillDo)) return undefined;
  return `${manifestPath(path)} does not name ${name}${devWillDo ? "" : ` among its "dependencies"`}.`;
}

const isDeclared = ({ dependencies = {}, devDependencies = {} }: Manifest, name: string, devWillDo: boolean): boolean =>
  Object.hasOwn(dependencies, name) || (devWillDo && Object.hasOwn(devDependencies, name));

const manifestPath = (path: string): string => posix.join(unitOf(path).folder, "package.json");
