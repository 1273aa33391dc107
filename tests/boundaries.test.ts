// Holds every import of every source file to the plan of the house (house.ts).
import { resolve } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { core } from "./house.ts";
import { circlesInCore, nodeInPages } from "./system-support/house/graph.ts";
import { impuritiesOf } from "./system-support/house/impurities.ts";
import { type Manifest, type Project, isForDevelopers, isIn, projectOf, thisProject } from "./system-support/house/project.ts";
import { brokenRules } from "./system-support/house/rules.ts";

describe("this project", () => {
  const project = thisProject();
  const corePaths = [...project.imports.keys()].filter((path) => isIn(path, core) && !isForDevelopers(path));

  it("is read whole", () => {
    expect(corePaths.length).toBeGreaterThan(10);
    expect(project.imports.has("tests/boundaries.test.ts")).toBe(true);
  });

  it("imports only what the house allows", () => expect(brokenRules(project)).toEqual([]));
  it("has no circle of imports in the core", () => expect(circlesInCore(project)).toEqual([]));
  it("needs Node in no page", () => expect(nodeInPages(project)).toEqual([]));

  it("asks neither the clock nor chance in the core", () => {
    const found = corePaths.flatMap((path) =>
      impuritiesOf(path, project.source(path)).map(({ words, line }) => `${path}:${line} uses ${words}`),
    );
    expect(found).toEqual([]);
  });

  it("gives the core no types of a page or of Node", async () => {
    const root = resolve(import.meta.dirname, "..");
    const { stdout } = await execa({ cwd: root, preferLocal: true, localDir: root })`tsc --showConfig -p tsconfig.core.json`;
    const { compilerOptions } = JSON.parse(stdout) as { compilerOptions: { types: string[]; lib: string[] } };
    expect(compilerOptions.types).toEqual([]);
    expect(compilerOptions.lib).toEqual(["es2024"]);
  });
});

describe("the rules", () => {
  const manifests = new Map<string, Manifest>([
    [
      "packages/queue-core",
      {
        name: "@hallflow/queue-core",
        exports: { ".": "./src/index.ts" },
        dependencies: { zod: "1", xstate: "1", pino: "1" },
        devDependencies: { "fast-check": "1" },
      },
    ],
    [
      "packages/hub-client",
      { name: "@hallflow/hub-client", exports: { ".": "./src/index.ts" }, dependencies: { "@hallflow/queue-core": "1" } },
    ],
    ["packages/printer", { name: "@hallflow/printer", exports: { ".": "./src/index.ts" } }],
    [
      "apps/hub",
      {
        name: "@hallflow/hub",
        exports: { ".": "./src/index.ts" },
        dependencies: { "@hallflow/queue-core": "1", "@hallflow/printer": "1" },
        devDependencies: { fastify: "1" },
      },
    ],
    [
      "apps/kiosk",
      { name: "@hallflow/kiosk", dependencies: { "@hallflow/hub": "1", "@hallflow/queue-core": "1" }, devDependencies: { electron: "1" } },
    ],
  ]);
  const projectWith = (sources: Record<string, string>): Project => projectOf(new Map(Object.entries(sources)), manifests);
  const coreFile = (name: string): string => `${core}/${name}.ts`;

  it.each<[title: string, sources: Record<string, string>, complaint: string]>([
    ["a file that is not there", { [coreFile("hall")]: `import "./ids.ts";` }, "there is no packages/queue-core/src/ids.ts"],
    [
      "the order inside the core",
      { [coreFile("lanes")]: "", [coreFile("ids")]: `import type { L } from "./lanes.ts";` },
      `"lanes" comes after "ids"`,
    ],
    [
      "the order for folders",
      { [coreFile("dispatch/policy")]: "", [coreFile("machines/visit")]: `export * from "../dispatch/policy.ts";` },
      `"dispatch" comes after "machines"`,
    ],
    ["a core file with no place", { [coreFile("ids")]: "", [coreFile("misc")]: `import "./ids.ts";` }, "misc.ts has no place in coreOrder"],
    [
      "the core's index from inside",
      { [coreFile("index")]: "", [coreFile("hall")]: `import "./index.ts";` },
      "nothing inside the core imports its index",
    ],
    ["Node in the core", { [coreFile("ids")]: `import { readFile } from "node:fs";` }, "also runs where there is no Node"],
    ["Node without its prefix", { "apps/hub/src/main.ts": `import fs from "fs";` }, `named with "node:"`],
    [
      "a library that the core may not have",
      { [coreFile("ids")]: `import pino from "pino";` },
      "packages/queue-core may import pure-rand, xstate, zod",
    ],
    [
      "a test library in shipped code",
      { [coreFile("ids")]: `import fc from "fast-check";` },
      "packages/queue-core may import pure-rand, xstate, zod",
    ],
    ["an app from an app", { "apps/hub/src/index.ts": "", "apps/kiosk/src/agent.ts": `import "@hallflow/hub";` }, "apps/kiosk may import"],
    [
      "an app's file from an app",
      { "apps/hub/src/index.ts": "", "apps/kiosk/src/agent.ts": `import "../../hub/src/index.ts";` },
      "it leaves apps/kiosk",
    ],
    ["the printer from the hub", { "apps/hub/src/main.ts": `import "@hallflow/printer";` }, "apps/hub may import"],
    ["the client from the core", { [coreFile("ids")]: `import "@hallflow/hub-client";` }, "may import no other package of ours"],
    ["a package by its own name", { [coreFile("ids")]: `import "@hallflow/queue-core";` }, "own files by their paths"],
    [
      "what a package does not export",
      { "apps/hub/src/main.ts": `import "@hallflow/queue-core/src/heap.ts";` },
      "@hallflow/queue-core does not export that",
    ],
    [
      "a package of ours that is not declared",
      { "apps/hub/src/main.ts": `import "@hallflow/hub-client";` },
      "apps/hub/package.json does not name @hallflow/hub-client",
    ],
    [
      "a library that is not declared",
      { "apps/hub/src/main.ts": `const x = await import("yaml");` },
      "apps/hub/package.json does not name yaml",
    ],
    [
      "a library for developers in shipped code",
      { "apps/hub/src/main.ts": `import fastify from "fastify";` },
      `does not name fastify among its "dependencies"`,
    ],
  ])("complain about %s", (_title, sources, complaint) => {
    const complaints = brokenRules(projectWith(sources));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(complaint);
  });

  it.each<[title: string, sources: Record<string, string>]>([
    ["the core's order kept", { [coreFile("ids")]: "", [coreFile("lanes")]: `import "./ids.ts"; import { z } from "zod";` }],
    ["a folder beside its file", { [coreFile("decide/call")]: "", [coreFile("decide")]: `import "./decide/call.ts";` }],
    [
      "a core test with its own tools",
      { [coreFile("ids")]: "", [coreFile("ids.test")]: `import fc from "fast-check"; import "./ids.ts"; import "node:fs";` },
    ],
    ["a type of a library for developers", { "apps/hub/src/main.ts": `import type { F } from "fastify";` }],
    ["the runtime that an app is packaged in", { "apps/kiosk/src/electron/main.ts": `import { app } from "electron";` }],
    ["a test of the whole that uses a script", { "scripts/a.ts": "", "tests/b.test.ts": `import "../scripts/a.ts";` }],
  ])("allow %s", (_title, sources) => expect(brokenRules(projectWith(sources))).toEqual([]));

  it("find a circle among files of one entry", () => {
    const circle = { [coreFile("decide/call")]: `import type { B } from "./day.ts";`, [coreFile("decide/day")]: `import "./call.ts";` };
    expect(circlesInCore(projectWith(circle))).toEqual([expect.stringContaining("is a circle of imports")]);
  });

  it("find the way from a page to Node", () => {
    const sources = {
      "apps/hub/src/web/page.tsx": `import "@hallflow/hub-client"; import type { A } from "../agent.ts";`,
      "apps/hub/src/agent.ts": `import "node:os";`,
      "packages/hub-client/src/index.ts": `export * from "./store.ts";`,
      "packages/hub-client/src/store.ts": `import "node:fs";`,
    };
    expect(nodeInPages(projectWith(sources))).toEqual([
      `apps/hub/src/web/page.tsx → packages/hub-client/src/index.ts → packages/hub-client/src/store.ts imports "node:fs", but a page has no Node.`,
    ]);
  });

  it("find the clock and chance", () => {
    const source = `const a = Date.now();\nconst b = new Date(a);\nconst c = [new Date(), Math.random()];`;
    expect(impuritiesOf("a.ts", source)).toEqual([
      { words: "Date.now", line: 1 },
      { words: "new Date()", line: 3 },
      { words: "Math.random", line: 3 },
    ]);
  });
});
