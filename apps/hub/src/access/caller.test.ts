import type { Command, StaffId } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { demoPlan } from "../testing/trial-hub.ts";
import { inTheirName } from "./caller.ts";

describe("a published plan", () => {
  const publish: Command = { type: "publish-plan", plan: demoPlan(), by: "somebody" as StaffId };
  const lin = { staff: "林悦" as StaffId, role: "administrator" } as const;

  it("bears the name of the person who has signed in, whatever the command says", () => {
    expect(inTheirName({ person: lin }, publish)).toEqual({ ...publish, by: "林悦" });
  });

  it("bears the name that a program gives, which no person has signed in at", () => {
    expect(inTheirName({ person: null }, publish)).toBe(publish);
  });

  it("is the only command that is written down under a name of its own", () => {
    const close: Command = { type: "close-day" };
    expect(inTheirName({ person: lin }, close)).toBe(close);
  });
});
