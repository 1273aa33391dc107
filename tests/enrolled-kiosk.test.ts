// A kiosk at the door of a real hub: it shows a code until a manager has typed it, and shows one again when it is sent away.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClosedHall, demoPlan, startTrialHub } from "@hallflow/hub/testing";
import { type BridgeEvent, type Door, Doorway } from "@hallflow/kiosk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let hall: ClosedHall;
let folder: string;
let doorways: Doorway[];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "hallflow-door-"));
  hall = await ClosedHall.start();
  doorways = [];
});
afterEach(async () => {
  await Promise.all(doorways.map((doorway) => doorway.close()));
  await hall.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A kiosk, and what its screen was told last: what is in the way, or the hall's name. */
function kiosk({ hubUrl = hall.hub.address, token = null as string | null } = {}) {
  const printer = "tcp://127.0.0.1:9";
  const doorway = new Doorway({
    agent: { hubUrl, token, device: "kiosk-7", printer, printerPollMs: 0, dataDir: folder, logger: silent },
  });
  doorways.push(doorway);
  let door: Door | null = null;
  let name: string | null = null;
  let link: string | null = null;
  doorway.listen((event: BridgeEvent) => {
    if (event.type === "door") ({ door } = event);
    if (event.type === "plan") name = event.plan.name.zh;
    if (event.type === "status") ({ link } = event.status);
  });
  void doorway.run();
  return { doorway, door: () => door, inside: () => (door === null ? [name, link] : door.step) };
}

async function codeOf({ door }: ReturnType<typeof kiosk>, not = ""): Promise<string> {
  await expect.poll(() => door()?.step === "code" && (door() as { code: string }).code !== not).toBe(true);
  return (door() as Door & { code: string }).code;
}

const approve = (code: string) => hall.administer({ type: "approve-device", code, name: "大门左侧", counter: null, zone: null } as never);
const inHall = [demoPlan().name.zh, "online"];

describe("an unknown kiosk", () => {
  it("shows a code, and the start by itself once a manager has typed it; it needs none at its next start", async () => {
    const first = kiosk();
    const code = await codeOf(first);
    expect(first.door()).toEqual({ step: "code", code, hubAway: false, device: "kiosk-7", hubUrl: hall.hub.address });
    await expect(first.doorway.answer("leave", { person: null })).rejects.toThrow("not been let in");
    await approve(code);
    await expect.poll(first.inside).toEqual(inHall);
    expect(await first.doorway.answer("leave", { person: null })).toBeNull();
    await first.doorway.close();
    const again = kiosk();
    await expect.poll(again.inside).toEqual(inHall);
  });

  it("is back at a code within five seconds of being revoked, and can be let in again", async () => {
    const one = kiosk();
    const code = await codeOf(one);
    await approve(code);
    await expect.poll(one.inside).toEqual(inHall);
    const revokedAt = performance.now();
    await hall.administer({ type: "revoke-device", device: "kiosk-7" } as never);
    const next = await codeOf(one, code);
    expect(performance.now() - revokedAt).toBeLessThan(5_000);
    await approve(next);
    await expect.poll(one.inside).toEqual(inHall);
  });

  it("says that the hub is away: before it has a code, and beside the code that it has", async () => {
    const { port } = new URL(hall.hub.address);
    await hall.hub.halt();
    const one = kiosk();
    await expect.poll(one.inside).toBe("away");
    const back = await startTrialHub({ folder: hall.hub.folder, plan: demoPlan({ demo: false }), settings: { HALL_PORT: port } });
    try {
      const code = await codeOf(one);
      await back.halt();
      await expect.poll(one.door).toMatchObject({ step: "code", code, hubAway: true });
    } finally {
      await back.halt();
    }
  });

  it("stays out with a token that was set and is none, and says why: no manager can mend that", async () => {
    const one = kiosk({ token: "not-a-token" });
    await expect.poll(one.inside).toEqual([null, "refused"]);
  });
});

describe("a kiosk of a demo hall", () => {
  it("asks for another token when the hub has been set up anew", async () => {
    const demo = await startTrialHub();
    const { port } = new URL(demo.address);
    const one = kiosk({ hubUrl: demo.address });
    await expect.poll(one.inside).toEqual(inHall);
    await demo.stop();
    await expect.poll(one.inside).toEqual([inHall[0], "offline"]);
    const anew = await startTrialHub({ settings: { HALL_PORT: port } });
    await expect.poll(one.inside).toEqual(inHall);
    await anew.stop();
  });
});
