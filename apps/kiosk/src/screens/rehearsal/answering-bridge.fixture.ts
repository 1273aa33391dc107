// An agent that answers as one of a quiet hall does, for whole visits: every request is kept, every number is A017.

import type { VisitView } from "@hallflow/queue-core";
import type { Bridge, BridgeBody, BridgeRequest, BridgeResult, KioskStatus } from "../../bridge.ts";
import { now, openStatus, plan } from "./hall.fixture.ts";

const waitRange = { p50Minutes: 8, p90Minutes: 14 } as const;
const visit = {
  id: "5f0c1a52-3f1e-4d6a-9d3b-000000000017",
  ticket: "A017",
  zone: "counters",
  peopleAhead: 4,
  waitRange,
  issuedAt: now,
} as unknown as VisitView;
const quote = {
  lane: "basic",
  zone: "counters",
  reason: { zh: "请就座，留意叫号", en: "Please take a seat and listen for your call" },
  selfService: null,
  peopleAhead: 4,
  waitRange,
} as unknown as Extract<BridgeResult["quote"], { kind: "done" }>["result"];

export interface AnsweringBridge extends Bridge {
  readonly asked: { readonly name: BridgeRequest; readonly body: unknown }[];
}

export function answeringBridge(change: Partial<KioskStatus> = {}): AnsweringBridge {
  const asked: AnsweringBridge["asked"] = [];
  const answers: { [R in BridgeRequest]?: (body: BridgeBody<R>) => BridgeResult[R] } = {
    identify: () => ({ kind: "done", result: { person: "00000000-0000-4000-8000-000000000002", masked: "138****8000", known: true } }),
    quote: () => ({ kind: "done", result: quote }),
    take: () => ({ kind: "issued", visit, offline: false, link: "http://192.168.10.20:8600/t/4bJ7Qm2RkXw9ZpVn3sTc" }),
    paper: () => ({ kind: "printed", copy: 1, confirmed: true }),
  };
  return {
    asked,
    request: async (name, body) => {
      asked.push({ name, body });
      return (answers[name] as ((asked: unknown) => unknown) | undefined)?.(body) as never;
    },
    listen(onEvent) {
      onEvent({ type: "plan", plan });
      onEvent({ type: "status", status: { ...openStatus, ...change } });
      return () => undefined;
    },
  };
}
