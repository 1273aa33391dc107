// The page of state charts is the one that the machines draw.

import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { visitMachine } from "@hallflow/queue-core";
import { chartsFile, chartsPage } from "./charts.ts";

it("docs/state-charts.md is current (pnpm charts writes it)", () => {
  expect(readFileSync(chartsFile, "utf8")).toBe(chartsPage());
});

it("draws every state of a visit and every way between two", () => {
  const page = chartsPage();
  for (const state of Object.keys(visitMachine.states)) expect(page).toMatch(new RegExp(`--> ${state}`));
  expect(page).toContain("called --> waiting: pass, transfer");
  expect(page).toContain("served --> [*]");
});
