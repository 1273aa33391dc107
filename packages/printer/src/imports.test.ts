// The kiosk's agent loads this package inside Electron: nothing heavy or native may come along before it is needed.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

/** Every file and package that loading a file brings along: static imports, not types, not those behind `await import`. */
function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const statements = readFileSync(file, "utf8").match(/^(?:import|export) (?!type\b)[^;]*? from "[^"]+";/gms) ?? [];
  for (const statement of statements) {
    const target = /from "([^"]+)"/.exec(statement)?.[1] ?? "";
    if (target.startsWith(".")) loadedWith(join(dirname(file), target), seen);
    else seen.add(target);
  }
  return seen;
}

it("loads no canvas, no font and no serial port with its index", () => {
  const loaded = [...loadedWith(join(import.meta.dirname, "index.ts"))];
  expect(loaded).toEqual(expect.arrayContaining(["xstate", "escpos", join(import.meta.dirname, "print-run.ts")]));
  for (const heavy of ["@napi-rs/canvas", "serialport", "@fontsource-variable/noto-sans-sc"]) expect(loaded).not.toContain(heavy);
  expect(loaded.filter((file) => file.includes("/virtual/"))).toEqual([]);
});
