// Follows imports from file to file: circles in the core, and ways from a page to Node.
import { isBuiltin } from "node:module";
import { core, pageFolders } from "../../house.ts";
import { type Project, exportedTarget, isForDevelopers, isIn, isOurs, isRelative, relativeTarget } from "./project.ts";

/** Circles of imports in the core, types included. Files of one entry of its order may import each other, so they could hide there. */
export function circlesInCore(project: Project): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, way: readonly string[]): void => {
    const seenAt = way.indexOf(path);
    if (seenAt !== -1) circles.push(`${[...way.slice(seenAt), path].join(" → ")} is a circle of imports.`);
    if (seenAt !== -1 || done.has(path)) return;
    for (const { specifier } of project.imports.get(path) ?? []) {
      if (isRelative(specifier)) visit(relativeTarget(path, specifier), [...way, path]);
    }
    done.add(path);
  };
  for (const path of project.imports.keys()) if (isIn(path, core) && !isForDevelopers(path)) visit(path, []);
  return circles;
}

/** Imports of Node's modules that a page would pull in, by whatever way, through our other packages too. */
export function nodeInPages(project: Project): string[] {
  const isPage = (path: string): boolean => pageFolders.some((folder) => isIn(path, folder)) && !isForDevelopers(path);
  const found: string[] = [];
  const ways = new Map([...project.imports.keys()].filter(isPage).map((path) => [path, path]));
  // A Map's iteration also meets what is added on the way.
  for (const [path, way] of ways) {
    for (const { specifier, typeOnly } of project.imports.get(path) ?? []) {
      if (typeOnly) continue;
      if (isBuiltin(specifier)) found.push(`${way} imports "${specifier}", but a page has no Node.`);
      const next = nextFile(project, path, specifier);
      if (next !== undefined && !ways.has(next)) ways.set(next, `${way} → ${next}`);
    }
  }
  return found;
}

function nextFile(project: Project, path: string, specifier: string): string | undefined {
  if (isRelative(specifier)) return relativeTarget(path, specifier);
  return isOurs(specifier) ? exportedTarget(project, specifier) : undefined;
}
