// Proves that a disk that fills up under a hub costs no acknowledged ticket, that the reserve lets the hall go on, and that it recovers.

import { setTimeout as delay } from "node:timers/promises";
import { Desk, heldAgainst, until } from "./desk.ts";
import type { RealHub } from "./real-hub.ts";

const refusedBeforeRoom = 20;
const longestStage = 20_000;

/** `grow` makes the disk larger. Answers what is wrong, in words. */
export async function proveFullDisk(hub: RealHub, grow: () => Promise<void>): Promise<string[]> {
  await hub.start();
  const desk = new Desk(hub);
  try {
    await until("the hub is reached", () => desk.isReached);
    await until("the reserve is laid by", () => desk.conditions().includes("disk warning"));
    await desk.signIn();
    let before = 0;
    while (!desk.conditions().includes("disk critical") && before < longestStage) before += await desk.serveOne();
    console.log(`${before} commands acknowledged until the disk was full and the reserve was given up`);
    let onReserve = 0;
    while (desk.unanswered.length === 0 && onReserve < longestStage) onReserve += await desk.serveOne();
    console.log(`${onReserve} more, calls among them, on the reserve`);
    const acknowledged = desk.told.tickets.size;
    for (let tries = 0; tries < refusedBeforeRoom; tries++) await desk.serveOne();
    console.log(
      `${desk.unanswered.length} commands answered "unavailable" on the full disk, ${desk.told.tickets.size - acknowledged} acknowledged`,
    );
    await until("staff see that the journal cannot be written", () => desk.conditions().includes("journal critical"));
    await grow();
    await delay(300);
    await desk.sendAgain();
    console.log(`after room was made: ${desk.unanswered.length} of them still unanswered; ${desk.told.tickets.size} tickets in all`);
    await until("staff see that all is well with the journal", () => !desk.conditions().some((shown) => shown.startsWith("journal")));
    await until("the reserve is laid by again", () => !desk.conditions().includes("disk critical"));
    const wrong: string[] = [];
    if (onReserve < 20) wrong.push("the reserve gave no room to go on");
    if (desk.unanswered.length > 0) wrong.push("commands are unanswered although there is room");
    await hub.stop();
    return [...wrong, ...heldAgainst(desk, hub.folder)];
  } finally {
    desk.close();
  }
}
