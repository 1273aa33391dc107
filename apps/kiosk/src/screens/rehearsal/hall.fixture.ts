// A hall for rehearsals of the kiosk's screens: the demo hall's own plan and names, and an agent that answers as the test says.

import { hallPlanSchema } from "@hallflow/queue-core";
import { commands } from "vitest/browser";
import { parse } from "yaml";
import { screenPlan } from "../../agent/kiosk-status.ts";
import type { Bridge, BridgeRequest, KioskStatus, StaffPanel } from "../../bridge.ts";
import type { Unlocked } from "../../staff-pin.ts";

export const plan = screenPlan(hallPlanSchema.parse(parse(await commands.readFile("halls/demo/hall.yaml"))));

/** Ten o'clock on a working day in the demo hall. */
export const now = Date.parse("2026-11-23T10:00:00+08:00");

const busy = { p50Minutes: 18, p90Minutes: 34 } as const;

export const openStatus: KioskStatus = {
  device: "kiosk-1",
  link: "online",
  refusal: null,
  time: { at: now, rate: 0 },
  day: {
    state: "open",
    day: "2026-11-23",
    closesAt: Date.parse("2026-11-23T18:00:00+08:00"),
    mode: "normal",
    modeReason: null,
    modeSince: null,
  },
  outlook: Object.fromEntries(plan.services.map(({ id }) => [id, busy])) as KioskStatus["outlook"],
  printer: { kind: "ready", blocks: false, words: { zh: "打印机就绪", en: "The printer is ready." } },
  mouth: null,
  offlineReady: true,
  paused: false,
  neighbour: null,
  switches: null,
  runtime: null,
};

export const paperOut: KioskStatus["printer"] = {
  kind: "paper-out",
  blocks: true,
  words: { zh: "打印机缺纸，请换纸", en: "The printer is out of paper: put in a new roll." },
};

const unlocked: Unlocked = { kind: "open", key: "00000000-0000-4000-8000-000000000001" };
const panel: StaffPanel = {
  tickets: ["A017", "E004", "A016", "V002", "A015"].map((ticket, index) => ({
    visit: `5f0c1a52-3f1e-4d6a-9d3b-00000000000${String(index)}`,
    ticket,
    issuedAt: `2026-11-23 09:5${String(9 - index)}`,
    copy: index === 1 ? 2 : 1,
  })) as unknown as StaffPanel["tickets"],
  paused: false,
  hasControls: true,
  print: { kind: "not-printed", words: paperOut.words, condition: paperOut },
};

/** Opens the staff panel to any PIN; whatever else is asked is never answered, so that a screen stays as it is. */
export const bridge: Bridge = {
  request(name: BridgeRequest) {
    if (name === "unlock") return Promise.resolve(unlocked) as never;
    if (name === "staff") return Promise.resolve(panel) as never;
    return new Promise<never>(() => undefined);
  },
  listen: () => () => undefined,
};
