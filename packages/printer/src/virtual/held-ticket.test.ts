// The virtual printer's mouth: what it says of it, who may take the ticket, and what it does not understand.
import { connect, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import { printerProfiles } from "../profile.ts";
import { startVirtualPrinter, type VirtualPrinter, type VirtualPrinterOptions } from "./virtual-printer.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

interface Talk {
  readonly paper: VirtualPrinter;
  readonly socket: Socket;
  readonly heard: number[];
}

async function talk(options: VirtualPrinterOptions = {}): Promise<Talk> {
  const paper = await startVirtualPrinter({
    port: 0,
    panelPort: null,
    speed: 200,
    profile: printerProfiles["presenter-80"],
    ...options,
  });
  cleanups.push(() => paper.stop());
  const { hostname, port } = new URL(paper.address);
  const socket = connect(Number(port), hostname);
  const heard: number[] = [];
  socket.on("data", (bytes: Buffer) => heard.push(...bytes));
  socket.on("error", () => undefined);
  cleanups.push(() => socket.destroy());
  await new Promise((resolve) => socket.once("connect", resolve));
  return { paper, socket, heard };
}

const askFull = [0x10, 4, 20];
const askEjector = [0x1d, 0x65, 6];
const aTicket = [...Buffer.from("A001\n"), 0x1d, 0x56, 65, 0];
const present = [0x1d, 0x65, 3, 12];
const retract = [0x1d, 0x65, 2];
const where = (paper: VirtualPrinter): string | undefined => paper.papers().at(-1)?.where;

it("has the ticket inside once it is cut, in the mouth once it is presented, and says so both ways", async () => {
  const { paper, socket, heard } = await talk();
  socket.write(Uint8Array.from([...aTicket, ...askEjector]));
  await expect.poll(() => heard).toEqual([0x04]);
  expect([where(paper), paper.take()]).toEqual(["path", false]);
  socket.write(Uint8Array.from([...present, ...askEjector]));
  await expect.poll(() => heard).toEqual([0x04, 0x08]);
  socket.write(Uint8Array.from(askFull));
  await expect.poll(() => heard.slice(2)).toEqual([0x10, 0x0f, 0x20, 0, 0, 0]);
  expect([where(paper), paper.take(), paper.take(), where(paper)]).toEqual(["mouth", true, false, "taken"]);
  paper.setFault({ paper: "near-end", coverOpen: true, cutter: "jammed" });
  socket.write(Uint8Array.from(askFull));
  await expect.poll(() => heard.slice(8)).toEqual([0x10, 0x0f, 0x04, 0x03, 0, 0x01]);
  expect(paper.errors()).toEqual([]);
});

it("draws a ticket back, and keeps hold of one that is stuck", async () => {
  const { paper, socket, heard } = await talk();
  socket.write(Uint8Array.from([...aTicket, ...present, ...retract, ...askEjector]));
  await expect.poll(() => heard).toEqual([0]);
  expect(where(paper)).toBe("retracted");
  socket.write(Uint8Array.from([...aTicket, ...present, ...askEjector]));
  await expect.poll(() => heard).toEqual([0, 0x08]);
  paper.setFault({ presenter: "jammed" });
  socket.write(Uint8Array.from([...retract, ...askEjector]));
  await expect.poll(() => heard).toEqual([0, 0x08, 0xc8]);
  expect([where(paper), paper.take()]).toEqual(["mouth", false]);
  paper.setFault({ presenter: "ok" });
  expect(paper.take()).toBe(true);
});

it("lets the next ticket push out the one before it", async () => {
  const { paper, socket } = await talk();
  socket.write(Uint8Array.from([...aTicket, ...present, ...aTicket, ...present]));
  await expect.poll(() => paper.papers().map((one) => one.where)).toEqual(["pushed-out", "mouth"]);
});

it.each([
  ["DLE EOT 20 where there is no presenter", askFull, "epson-80", /epson-80 printer does not know DLE EOT 20/],
  ["GS e where there is no presenter", retract, "epson-80", /epson-80 printer does not know GS e/],
  ["a time that the printer itself should keep", [0x1d, 0x65, 32, 12, 30], "presenter-80", /does not know GS e 32/],
  ["an act that is none", [0x1d, 0x65, 9], "presenter-80", /does not know GS e 9/],
] as const)("complains of %s", async (_what, bytes, profile, words) => {
  const { paper, socket } = await talk({ profile: printerProfiles[profile] });
  socket.write(Uint8Array.from(bytes));
  await expect.poll(() => paper.errors().join("\n")).toMatch(words);
  expect(paper.totalErrors()).toBe(1);
});

it("is a hand's on its page, which says where the ticket is", async () => {
  const { paper, socket } = await talk({ panelPort: 0 });
  const { panelUrl } = paper;
  if (panelUrl === null) throw new Error("The panel did not start.");
  const state = async (response: Response): Promise<unknown> => response.json();
  socket.write(Uint8Array.from([...aTicket, ...present]));
  await expect.poll(() => where(paper)).toBe("mouth");
  expect(await state(await fetch(`${panelUrl}/papers.json?after=1`))).toMatchObject({
    latest: { id: 1, where: "mouth" },
    condition: { en: "A ticket is in the mouth" },
  });
  const headers = { "content-type": "application/json" };
  const taken = await fetch(`${panelUrl}/panel`, { method: "POST", headers, body: '{"take":true}' });
  expect(await state(taken)).toMatchObject({ latest: { id: 1, where: "taken" }, condition: { en: "Ready" } });
});
