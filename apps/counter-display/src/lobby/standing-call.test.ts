import type { CallView } from "@hallflow/queue-core";
import { expect, it } from "vitest";
import { standingCall } from "./standing-call.ts";

const call = (serial: number) => ({ serial, kind: "call", ticket: `A${serial}` }) as unknown as CallView;
const serialOf = (current: readonly number[], said: number | null) =>
  standingCall(
    current.map((serial) => call(serial)),
    said === null ? null : call(said),
  )?.serial ?? null;

it.each<[title: string, current: number[], said: number | null, large: number | null]>([
  ["the newest before anything was said", [1, 2, 3], null, 3],
  ["what was said last, while its customer is awaited and others wait to be said", [1, 2, 3], 1, 1],
  ["what is said next, once the customer of the one before has come", [2, 3], 1, 2],
  ["the newest that is awaited, when all has been said", [1, 2], 3, 2],
  ["the newest of a journal that counts anew", [1, 2], 500, 2],
  ["nothing when nobody is awaited", [], 3, null],
])("keeps large %s", (_, current, said, large) => expect(serialOf(current, said)).toBe(large));
