// The cable of every device is pulled for some seconds: a short version of `pnpm prove:cut`, with time enough for a busy machine.

import type { CounterId } from "@hallflow/queue-core";
import { expect, test } from "@playwright/test";
import type { CutKind } from "../../scripts/prove/cut/cable.ts";
import type { ClientKind } from "../../scripts/prove/cut/clients.ts";
import { pullAll } from "../../scripts/prove/cut/pull.ts";
import { Stage, ticket } from "../../scripts/prove/cut/stage.ts";
import type { HeardClip, LargeNumber } from "../system-support/recorders.ts";
import { startHall } from "../system-support/running-hall.ts";

const cutMs = 7_000;
const saysSo: Partial<Record<ClientKind, string>> = {
  teller: "已与营业厅主机断开",
  lobby: "屏幕暂停更新",
  window: "暂停更新请听工作人员叫号",
};

test("every device says that its cable is out, is right when it is back, and announces nothing that is over", async () => {
  test.setTimeout(180_000);
  const hall = await startHall();
  let stage: Stage | null = null;
  try {
    const set = await Stage.set(hall, "1" as CounterId);
    stage = set;
    const { page: lobby } = set.client("lobby");
    const recorded = () =>
      lobby.evaluate(() => {
        const { large, heard } = globalThis as unknown as { large: LargeNumber[]; heard: HeardClip[] };
        return { large: large.map(({ ticket }) => ticket), heard: heard.map(({ sound }) => sound.split("/")[3]) };
      });
    const at = (counter: string, action: string, body?: object) =>
      hall.call("manager", "POST", `/api/v1/counters/${counter}/${action}`, body);
    for (const counter of ["2", "3"]) await at(counter, "sign-in", { staff: `T${counter}` });
    for (const cut of ["silent", "reset"] satisfies CutKind[]) {
      const served = set.seat();
      // While the display cannot know: one call is made and answered, one is made and still stands when it is back.
      const calls = { over: "", open: "" };
      const pulls = await pullAll(set.clients, {
        cut,
        cutMs,
        random: () => 0,
        stored: () => set.stored(),
        during: async ({ kind, page }, when) => {
          if (kind === "teller") await page.keyboard.press("f");
          // What says so is written in the hall's own type, which cannot be fetched any more.
          const says = when === "midway" ? saysSo[kind] : undefined;
          if (says !== undefined)
            expect(await page.evaluate((says) => document.fonts.check('1em "Noto Sans SC Variable"', says), says)).toBe(true);
          if (kind !== "lobby" || when !== "midway") return;
          for (const [counter, which] of [
            ["2", "over"],
            ["3", "open"],
          ] as const) {
            const { visit } = await ticket(set.manager);
            const answer = await set.manager.send({ type: "call-visit", counter: counter as CounterId, visit, reason: "cut" });
            calls[which] = answer.kind === "done" ? (answer.result.visit?.ticket ?? "") : "";
          }
          await at("2", "start");
        },
      });
      for (const { client, offlineAfterMs, rightAfterMs, claimedMeanwhile } of pulls) {
        expect([client, cut, offlineAfterMs < 6_000, rightAfterMs < 6_000, claimedMeanwhile]).toEqual([client, cut, true, true, false]);
      }
      expect(calls.over).not.toBe("");
      await expect(lobby.locator(".call-panel-number")).toHaveText(calls.open);
      await expect.poll(async () => (await recorded()).heard, { timeout: 20_000 }).toContain(calls.open);
      expect((await recorded()).large).not.toContain(calls.over);
      expect((await recorded()).heard).not.toContain(calls.over);
      // Nothing that was pressed in between was carried out; what is pressed now is.
      expect(set.seat()).toBe(served);
      await set.client("teller").page.keyboard.press("f");
      await expect.poll(() => set.seat()).not.toBe(served);
      await set.serveAnother();
      for (const [counter, action] of [
        ["2", "finish"],
        ["3", "start"],
        ["3", "finish"],
      ] as const)
        await at(counter, action);
    }
  } finally {
    await stage?.close();
    await hall.stop();
  }
});
