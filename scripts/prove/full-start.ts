// Proves that a hub starts on a disk that is full already, finishes the day on its reserve, and starts again when that is used up too.

import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { dayTimesAt } from "@hallflow/hub";
import { demoPlan } from "@hallflow/hub/testing";
import { Desk, heldAgainst, until } from "./desk.ts";
import type { RealHub } from "./real-hub.ts";

const served = 10;
const longestStage = 20_000;

/** Somebody else's data takes whatever room is left. */
function fill(folder: string): void {
  for (const bytes of [65_536, 4_096, 512, 1]) {
    const ballast = Buffer.alloc(bytes, 1);
    try {
      for (;;) appendFileSync(join(folder, "ballast"), ballast);
    } catch {
      // Full, for pieces of this size.
    }
  }
}

/** `grow` makes the disk larger. Answers what is wrong, in words. */
export async function proveFullStart(hub: RealHub, grow: () => Promise<void>): Promise<string[]> {
  const wrong: string[] = [];
  const isShown = (desk: Desk, condition: string) => () => desk.conditions().includes(condition);
  await hub.start();
  const desk = new Desk(hub);
  try {
    await until("the hub is reached", () => desk.isReached);
    await until("the reserve is laid by", isShown(desk, "disk warning"));
    await desk.signIn();
    for (let at = 0; at < served; at++) await desk.serveOne();
    await hub.kill();
    fill(hub.folder);
    const startMs = await hub.start();
    await until("the hub is reached again", () => desk.isReached);
    let onReserve = 0;
    for (let at = 0; at < served; at++) onReserve += await desk.serveOne();
    await until("staff see that the hub lives on its reserve", isShown(desk, "disk critical"));
    await desk.send({ type: "stop-tickets" });
    await desk.send({ type: "close-day" });
    const { day, dayStartAt } = dayTimesAt(demoPlan(), Date.now());
    await desk.send({ type: "open-day", day, dayStartAt, ticketsStopAt: null, closesAt: null });
    if (desk.unanswered.length > 0) wrong.push("the day could not be finished on the reserve");
    console.log(
      `started on a full disk in ${startMs.toFixed(0)} ms: ${onReserve} commands, the day closed and the next opened on the reserve`,
    );

    await desk.signIn();
    let more = 0;
    while (desk.unanswered.length === 0 && more < longestStage) more += await desk.serveOne();
    await hub.kill();
    fill(hub.folder);
    // Not well, for it can take no ticket; but it is there, shows the hall, and says what is wrong.
    await hub.start({ isWell: false });
    await until("the hub is reached for the third time", () => desk.isReached);
    await until("staff see that the reserve is used up", isShown(desk, "disk critical"));
    const before = desk.unanswered.length;
    await desk.serveOne();
    if (desk.unanswered.length === before) wrong.push("something was acknowledged on a disk without any room");
    await grow();
    await until("the hub can write again", async () => {
      await desk.sendAgain();
      return desk.unanswered.length === 0;
    });
    await until("staff see that all is well", () => !desk.conditions().some((shown) => shown.endsWith("critical")));
    console.log(`${more} more until the reserve was used up; started again with no room at all, and went on once there was some`);
    await hub.stop();
    return [...wrong, ...heldAgainst(desk, hub.folder)];
  } finally {
    desk.close();
  }
}
