// A week at a kiosk in a real Electron: seven hall days of 300 sessions of every kind, and the memory that each day leaves behind.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { HubClient } from "@hallflow/hub-client";
import { startVirtualPrinter } from "@hallflow/printer/virtual";
import { RealHub } from "../../scripts/prove/real-hub.ts";
import { type OpenedKiosk, memoryMb, openKiosk } from "../system-support/opened-kiosk.ts";
import { freePort } from "../system-support/running-hall.ts";
import { type Finding, grown } from "./grown.ts";

const days = 7;
const [sessionsADay = 300] = process.argv.slice(2).map(Number);
const dayMs = 86_400_000;
const firstDay = Date.parse("2026-11-23T00:00:00+08:00");

/** What is touched in a session, by what each button says; whoever leaves starts again. */
const phone = "13800138000".split("").map((digit) => `^${digit}$`);
const kinds: readonly (readonly string[])[] = [
  ["^中文", "^直接取号", "^账单解释", "^取号", "^完成"],
  ["^English", "^Just a ticket", "^Change plan", "^Take a ticket", "^Done"],
  ["^长辈模式", "^直接取号", "^不确定", "^取号", "^完成"],
  ["^中文", "^手机号码", ...phone, "^确定", "^换卡", "^取号", "^完成"],
  ["^中文", "^直接取号", "^账单解释", "^再加一项业务", "^产品变更", "^取号", "^完成"],
  ["^中文", "^直接取号", "^发票打印", "^去自助机办理", "^知道了"],
  ["^English", "^Membership card", "^Contrast", "^Low screen", "^Back", "^Just a ticket", "^Search", "^Z$", "^Start again"],
];

/** Plays sessions in the page itself, as fast as the screens come. */
async function play({ page }: OpenedKiosk, from: number, count: number): Promise<void> {
  await page.evaluate(
    async ({ list, first, many }) => {
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const touch = async (says: string): Promise<void> => {
        const words = new RegExp(says);
        for (const endsAt = performance.now() + 20_000; performance.now() < endsAt; await pause(10)) {
          const buttons = [...document.querySelectorAll<HTMLButtonElement>("button:not([disabled])")];
          const button = buttons.find(({ textContent }) => words.test(textContent.trim()));
          if (button) return button.click();
        }
        throw new Error(`nothing says ${says} at “${document.querySelector("h1")?.textContent ?? ""}”`);
      };
      for (let session = first; session < first + many; session++) {
        for (const says of list[session % list.length] ?? []) await touch(says);
        while (!document.querySelector(".attract")) await pause(10);
      }
    },
    { list: kinds.map((kind) => [...kind]), first: from, many: count },
  );
}

/** What is held once everything that is not needed has been collected. */
async function held({ app, page }: OpenedKiosk): Promise<Finding> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  await session.detach();
  const main = await app.evaluate(() => {
    process.getBuiltinModule("node:v8").setFlagsFromString("--expose-gc");
    (process.getBuiltinModule("node:vm").runInNewContext("gc") as () => void)();
    return process.memoryUsage().heapUsed;
  });
  return {
    page: usedSize / 2 ** 20,
    main: main / 2 ** 20,
    nodes,
    listeners: jsEventListeners,
    processes: memoryMb(app.process().pid ?? 0),
  };
}

/** The hall's next morning: the day before is closed, and the clock set while no day is open. */
async function openDay(hub: RealHub, manager: HubClient, day: number): Promise<void> {
  await manager.send({ type: "close-day" });
  const dayStartAt = firstDay + day * dayMs;
  const answer = await fetch(`${hub.url}/api/demo/clock`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${hub.tokens().manager}`,
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
    },
    body: JSON.stringify({ at: dayStartAt + 10 * 3_600_000, rate: 1 }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const date = new Date(dayStartAt + 12 * 3_600_000).toISOString().slice(0, 10);
  const opened = await manager.send({
    type: "open-day",
    day: date,
    dayStartAt,
    ticketsStopAt: dayStartAt + 20 * 3_600_000,
    closesAt: dayStartAt + 21 * 3_600_000,
  });
  if (opened.kind !== "done") throw new Error(JSON.stringify(opened));
}

const folder = mkdtempSync(join(tmpdir(), "hallflow-week-"));
const hub = new RealHub(join(folder, "hub"), await freePort());
const printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 2_000 });
try {
  await hub.start();
  const manager = new HubClient({ url: hub.url, hello: { token: hub.tokens().manager, view: "manager", device: "week" } });
  await openDay(hub, manager, 0);
  const kiosk = await openKiosk(hub, folder, "kiosk-week", printer.address);
  const findings: Finding[] = [];
  for (let day = 0; day < days; day++) {
    if (day > 0) await openDay(hub, manager, day);
    await kiosk.page.locator(".attract").waitFor({ timeout: 30_000 });
    await play(kiosk, day * sessionsADay, sessionsADay);
    await delay(2_000);
    const found = await held(kiosk);
    findings.push(found);
    const tickets = `${printer.totalPapers()} tickets`;
    console.log(
      `day ${day + 1}, ${(day + 1) * sessionsADay} sessions, ${tickets}: page ${found.page.toFixed(1)} MB (${found.nodes} nodes, ${found.listeners} listeners), ` +
        `main process ${found.main.toFixed(1)} MB, all processes ${found.processes.toFixed(0)} MB`,
    );
  }
  const wrong = grown(findings);
  console.log(wrong.length === 0 ? "memory is flat over the week" : wrong.join("\n"));
  if (wrong.length > 0 || printer.errors().length > 0) process.exitCode = 1;
  await kiosk.app.close();
  manager.close();
} finally {
  await printer.stop();
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
}
