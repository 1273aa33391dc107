import type { CallView } from "@hallflow/queue-core";
import { describe, expect, it } from "vitest";
import { latestCalls } from "./latest-calls.ts";

const call = (serial: number, ticket: string) => ({ serial, ticket }) as CallView;

describe("the last calls", () => {
  it("lists each ticket once, by its newest summons, newest first", () => {
    const calls = [call(1, "A001"), call(2, "A002"), call(3, "A001"), call(4, "E001")];
    expect(latestCalls(calls, 6).map(({ serial }) => serial)).toEqual([4, 3, 2]);
  });

  it("stops at the number that there is room for", () => {
    expect(latestCalls([call(1, "A001"), call(2, "A002"), call(3, "A003")], 2).map(({ ticket }) => ticket)).toEqual(["A003", "A002"]);
  });
});
