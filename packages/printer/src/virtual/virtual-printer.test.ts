// The virtual printer as others see it: its port, its answers, its pace, its pictures and its panel.
import { connect, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { encodeDocument } from "../encode.ts";
import { printerProfiles } from "../profile.ts";
import { sampleFacts } from "../sample-ticket.ts";
import { ticketDocument } from "../ticket-document.ts";
import { startVirtualPrinter, type VirtualPrinter, type VirtualPrinterOptions } from "./virtual-printer.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function start(options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  const printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 200, ...options });
  cleanups.push(() => printer.stop());
  return printer;
}

async function dial(printer: VirtualPrinter): Promise<{ socket: Socket; heard: number[] }> {
  const { hostname, port } = new URL(printer.address);
  const socket = connect(Number(port), hostname);
  const heard: number[] = [];
  socket.on("data", (bytes: Buffer) => heard.push(...bytes));
  socket.on("error", () => undefined);
  cleanups.push(() => socket.destroy());
  await new Promise((resolve) => socket.once("connect", resolve));
  return { socket, heard };
}

const ticketBytes = (): Promise<Uint8Array> => encodeDocument(ticketDocument(sampleFacts()), printerProfiles["epson-80"]);

describe("its answers", () => {
  it.each([
    [{}, [0x16, 0x12, 0x12, 0x12]],
    [{ paper: "near-end" }, [0x16, 0x12, 0x12, 0x1e]],
    [{ paper: "out" }, [0x1e, 0x32, 0x12, 0x7e]],
    [{ coverOpen: true }, [0x1e, 0x16, 0x12, 0x12]],
    [{ cutter: "jammed" }, [0x1e, 0x52, 0x1a, 0x12]],
  ] as const)("to DLE EOT 1 to 4 with %j", async (fault, bytes) => {
    const printer = await start();
    printer.setFault(fault);
    const { socket, heard } = await dial(printer);
    socket.write(Uint8Array.of(0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4));
    await expect.poll(() => heard).toEqual([...bytes]);
  });

  it("come at once, also while it prints at real speed", async () => {
    const printer = await start({ speed: 1 });
    const { socket, heard } = await dial(printer);
    socket.write(await ticketBytes());
    const startedAt = performance.now();
    socket.write(Uint8Array.of(0x10, 4, 1));
    await expect.poll(() => heard.includes(0x16), { interval: 5 }).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(200);
    expect(printer.totalPapers()).toBe(0);
  });

  it("tell of trouble by themselves once GS a asked for it, until ESC @", async () => {
    const printer = await start();
    const { socket, heard } = await dial(printer);
    socket.write(Uint8Array.of(0x1d, 0x61, 0x0e));
    await expect.poll(() => heard).toEqual([0x14, 0, 0, 0x0f]);
    printer.setFault({ paper: "out" });
    await expect.poll(() => heard.slice(4)).toEqual([0x1c, 0, 0x0f, 0x0f]);
    printer.setFault({ paper: "ok" });
    await expect.poll(() => heard.length).toBe(12);
    socket.write(Uint8Array.of(0x1b, 0x40, 0x1d, 0x72, 1));
    await expect.poll(() => heard.length).toBe(13);
    printer.setFault({ coverOpen: true });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(heard.length).toBe(13);
  });

  it("to GS ( H and GS r wait until what was sent before is on paper", async () => {
    const printer = await start({ speed: 2 });
    const { socket, heard } = await dial(printer);
    socket.write(Buffer.concat([await ticketBytes(), Buffer.from("\x1d(H\x06\x000012AB", "latin1"), Buffer.of(0x1d, 0x72, 1)]));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const blocks = (): string => Buffer.from(heard).toString("latin1");
    expect(blocks()).not.toContain("12AB");
    await expect.poll(() => blocks(), { timeout: 5_000 }).toContain('7"12AB\0\0');
    expect(printer.totalPapers()).toBe(1);
  });
});

describe("its mechanics", () => {
  it("stop in the middle of a ticket when the paper ends, and go on when it is loaded", async () => {
    const printer = await start();
    printer.setFault({ trap: { atByte: 200, kind: "paper-out" } });
    const { socket } = await dial(printer);
    socket.write(await ticketBytes());
    await new Promise((resolve) => setTimeout(resolve, 80));
    expect(printer.totalPapers()).toBe(0);
    printer.setFault({ paper: "ok" });
    await expect.poll(() => printer.totalPapers()).toBe(1);
    expect(printer.papers()[0]?.text).toContain("A001");
  });

  it("hold the paper when the knife jams, and cut when it is freed", async () => {
    const printer = await start();
    printer.setFault({ cutter: "jams-next" });
    const { socket } = await dial(printer);
    socket.write(await ticketBytes());
    await expect.poll(() => printer.faults().cutter).toBe("jammed");
    expect(printer.totalPapers()).toBe(0);
    printer.setFault({ cutter: "ok" });
    await expect.poll(() => printer.totalPapers()).toBe(1);
  });

  it("lose what is in the buffers with the power", async () => {
    const printer = await start({ speed: 1 });
    const { socket } = await dial(printer);
    socket.write(await ticketBytes());
    await expect.poll(() => printer.printing()).toBe(true);
    printer.setFault({ power: "off" });
    await expect.poll(() => socket.destroyed).toBe(true);
    printer.setFault({ power: "on" });
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(printer.totalPapers()).toBe(0);
  });

  it("take as long as the paper needs, divided by the speed that was set", async () => {
    const durations: number[] = [];
    for (const speed of [1, 4]) {
      const printer = await start({ speed });
      const { socket } = await dial(printer);
      const startedAt = performance.now();
      socket.write(await ticketBytes());
      await expect.poll(() => printer.totalPapers(), { interval: 5, timeout: 5_000 }).toBe(1);
      durations.push(performance.now() - startedAt);
    }
    const [real = 0, faster = 0] = durations;
    // About 100 mm at 200 mm/s, and a quarter of a second for the cut.
    expect(real).toBeGreaterThan(650);
    expect(real).toBeLessThan(1_500);
    expect(faster).toBeLessThan(real / 2);
  });

  it("take everything that was sent before the connection ended", async () => {
    const printer = await start({ speed: 1_000 });
    const { socket } = await dial(printer);
    const one = await ticketBytes();
    socket.end(Buffer.concat(Array.from({ length: 400 }, () => one)));
    await expect.poll(() => printer.totalPapers(), { timeout: 15_000 }).toBe(400);
  });

  it("keep the latest papers and count them all", async () => {
    const printer = await start({ keepPapers: 3 });
    const { socket } = await dial(printer);
    for (let count = 0; count < 5; count += 1) socket.write(await ticketBytes());
    await expect.poll(() => printer.totalPapers()).toBe(5);
    expect(printer.papers().map((paper) => paper.id)).toEqual([3, 4, 5]);
    expect(printer.png(1)).toBeNull();
  });
});

describe("its strictness", () => {
  it.each([
    ["an unknown command", [0x1b, 0x51], /Unknown command 1B 51 at byte 0/],
    ["an alignment that is none", [0x1b, 0x61, 9], /no alignment 9/],
    ["a QR code before its data", [0x1d, 0x28, 0x6b, 3, 0, 49, 81, 48], /before its data/],
    ["a picture in a line of text", [0x41, 0x1d, 0x76, 0x30, 0, 1, 0, 1, 0, 0xff], /not printed/],
    ["a picture wider than the paper", [0x1d, 0x76, 0x30, 0, 80, 0, 1, 0, ...Array.from({ length: 80 }, () => 0)], /does not fit/],
    ["half a Chinese character", [0x1c, 0x26, 0xc4, 0x0a], /Half a Chinese character/],
  ])("complains of %s", async (_what, bytes, words) => {
    const printer = await start();
    const { socket } = await dial(printer);
    socket.write(Uint8Array.from(bytes));
    await expect.poll(() => printer.errors().join("\n")).toMatch(words);
    expect(printer.totalErrors()).toBe(1);
  });

  it("prints Chinese as garbage for whoever forgets FS &", async () => {
    const printer = await start();
    const { socket } = await dial(printer);
    socket.write(Buffer.concat([Buffer.of(0xc4, 0xfa, 0x0a), Buffer.of(0x1d, 0x56, 66, 0)]));
    await expect.poll(() => printer.totalPapers()).toBe(1);
    expect(printer.papers()[0]?.text).not.toContain("您");
  });
});

describe("its port", () => {
  it("in use gives a sentence that says what to do", async () => {
    const printer = await start();
    const port = Number(new URL(printer.address).port);
    await expect(startVirtualPrinter({ port, panelPort: null })).rejects.toThrow(
      `127.0.0.1:${String(port)}: the port is in use. Stop what uses it`,
    );
  });

  it("is given back when the page's port is in use", async () => {
    const taken = createServer();
    const panelPort = await new Promise<number>((resolve) => {
      taken.listen(0, "127.0.0.1", () => {
        const address = taken.address();
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
    cleanups.push(() => taken.close());
    const printer = await start();
    const port = Number(new URL(printer.address).port);
    await printer.stop();
    await expect(startVirtualPrinter({ port, panelPort })).rejects.toThrow(/page cannot listen/);
    await expect(start({ port })).resolves.toBeDefined();
  });

  it("prints one connection's papers after the other's", async () => {
    const printer = await start({ speed: 20 });
    const [first, second] = [await dial(printer), await dial(printer)];
    const one = await ticketBytes();
    first.socket.write(one.subarray(0, 300));
    second.socket.end(one);
    await new Promise((resolve) => setTimeout(resolve, 50));
    first.socket.end(one.subarray(300));
    await expect.poll(() => printer.totalPapers()).toBe(2);
    expect(printer.papers().map((paper) => paper.text.filter((line) => line === "A001"))).toEqual([["A001"], ["A001"]]);
  });
});

describe("its page", () => {
  async function withPanel(): Promise<{ printer: VirtualPrinter; url: string }> {
    const printer = await start({ panelPort: 0 });
    if (printer.panelUrl === null) throw new Error("The panel did not start.");
    return { printer, url: printer.panelUrl };
  }
  const post = (url: string, body: string, headers: Record<string, string>): Promise<Response> =>
    fetch(`${url}/panel`, { method: "POST", body, headers });
  const json = { "content-type": "application/json" };

  it("gives papers as data and as pictures of as many dots as the printer has", async () => {
    const { printer, url } = await withPanel();
    const { socket } = await dial(printer);
    socket.write(await ticketBytes());
    await expect.poll(() => printer.totalPapers()).toBe(1);
    const state: unknown = await (await fetch(`${url}/papers.json`)).json();
    expect(state).toMatchObject({
      total: 1,
      totalErrors: 0,
      errors: [],
      papers: [{ id: 1, qr: ["https://hall.example/t/8fQ2kLw0ZrTn4bXc"] }],
    });
    expect(await (await fetch(`${url}/papers.json?after=1`)).json()).toMatchObject({ total: 1, papers: [] });
    const picture = await fetch(`${url}/1.png`);
    expect(picture.headers.get("content-type")).toBe("image/png");
    // A PNG's size stands in its first chunk.
    const png = Buffer.from(await picture.arrayBuffer());
    expect(png.readUInt32BE(16)).toBe(576);
    expect(png.readUInt32BE(20)).toBeGreaterThan(600);
  });

  it("is a page without inline scripts or styles, whose parts are found from wherever it is shown", async () => {
    const { url } = await withPanel();
    const page = await fetch(url);
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) {
      expect(part).not.toMatch(/^(\/|https?:)/);
      expect((await fetch(new URL(part, url))).status).toBe(200);
    }
  });

  it("sets faults and speed", async () => {
    const { printer, url } = await withPanel();
    const response = await post(url, JSON.stringify({ faults: { paper: "out", trap: { atByte: 5, kind: "reset" } }, speed: 7 }), json);
    expect(response.status).toBe(200);
    expect(printer.faults()).toMatchObject({ paper: "out", coverOpen: false, trap: { atByte: 5 } });
    expect(printer.speed()).toBe(7);
  });

  it.each([
    ["a form of another site", "paper=out", { "content-type": "application/x-www-form-urlencoded" }, 403],
    ["text that pretends to be none", "{}", { "content-type": "text/plain" }, 403],
    ["another site's script", "{}", { ...json, "sec-fetch-site": "cross-site" }, 403],
    ["a fault that is none", '{"faults":{"paper":"wet"}}', json, 422],
    ["no JSON", "paper", json, 422],
    ["a speed of nothing", '{"speed":0}', json, 422],
  ])("refuses %s", async (_what, body, headers, status) => {
    const { printer, url } = await withPanel();
    const before = printer.faults();
    expect((await post(url, body, headers)).status).toBe(status);
    expect(printer.faults()).toEqual(before);
  });

  it("says 404 of a paper that was never printed", async () => {
    const { url } = await withPanel();
    const response = await fetch(`${url}/99.png`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: "Paper 99 was not printed, or is no longer kept." });
  });
});
