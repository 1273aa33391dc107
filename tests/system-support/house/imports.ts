// Reads which modules a source file imports.
import { Visitor, parseSync } from "oxc-parser";

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** True when it vanishes from the running code. */
  readonly typeOnly: boolean;
}

/** All imports of `source` in their order: static ones, re-exports, `import("…")` and types named as `import("…").T`. Throws on a syntax error. */
export function importsOf(path: string, source: string): Import[] {
  const { module, program, errors } = parseSync(path, source);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${path} does not parse: ${error.message}`);

  const found: { specifier: string; start: number; typeOnly: boolean }[] = [];
  for (const { moduleRequest, start, entries } of module.staticImports) {
    found.push({ specifier: moduleRequest.value, start, typeOnly: entries.length > 0 && entries.every(({ isType }) => isType) });
  }
  for (const { start, entries } of module.staticExports) {
    const specifier = entries.find(({ moduleRequest }) => moduleRequest !== null)?.moduleRequest?.value;
    if (specifier !== undefined) found.push({ specifier, start, typeOnly: entries.every(({ isType }) => isType) });
  }
  new Visitor({
    ImportExpression({ source: wanted, start }) {
      if (wanted.type === "Literal" && typeof wanted.value === "string") found.push({ specifier: wanted.value, start, typeOnly: false });
    },
    TSImportType({ source: wanted, start }) {
      found.push({ specifier: wanted.value, start, typeOnly: true });
    },
  }).visit(program);

  const lineAt = (offset: number): number => source.slice(0, offset).split("\n").length;
  return found
    .toSorted((one, other) => one.start - other.start)
    .map(({ specifier, start, typeOnly }) => ({ specifier, line: lineAt(start), typeOnly }));
}
