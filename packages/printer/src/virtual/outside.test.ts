// Judges from outside: other people's ESC/POS programs must agree with the virtual printer, and a scanner with its paper.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ThermalPrinter, PrinterTypes, CharacterSet } from "node-thermal-printer";
import receiptio from "receiptio";
import receiptline from "receiptline";
import { afterEach, describe, expect, it } from "vitest";
import { previewTicket } from "../preview.ts";
import { printerProfiles, type PrinterProfile } from "../profile.ts";
import { sampleFacts } from "../sample-ticket.ts";
import { reprintOf, ticketDocument } from "../ticket-document.ts";
import { tcpTransport } from "../transport/tcp.ts";
import { startVirtualPrinter, type VirtualPrinter, type VirtualPrinterOptions } from "./virtual-printer.ts";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function start(options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  const printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 200, ...options });
  cleanups.push(() => printer.stop());
  return printer;
}

/** What a scanner reads in a picture. */
async function scanned(png: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "hallflow-scan-"));
  cleanups.push(() => rm(folder, { recursive: true }));
  const file = join(folder, "paper.png");
  await writeFile(file, png);
  try {
    const { stdout } = await promisify(execFile)("zbarimg", ["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file]);
    return stdout.trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Error("zbarimg is missing: install the Debian package zbar-tools to test that the QR code on the paper can be read.", {
        cause: error,
      });
    }
    throw error;
  }
}

describe("zbarimg", () => {
  it.each(Object.values<PrinterProfile>(printerProfiles).map((profile) => [profile.name, profile] as const))(
    "reads the QR code from the paper of %s",
    async (_name, profile) => {
      const ticket = ticketDocument(sampleFacts());
      const paper = await previewTicket(ticket, profile);
      // A PNG's width stands in its first chunk: one pixel a dot, 384 on the narrow paper and 576 on the wide one.
      expect(Buffer.from(paper).readUInt32BE(16)).toBe(profile.paperWidthMm === 58 ? 384 : 576);
      expect(await scanned(paper)).toBe("https://hall.example/t/8fQ2kLw0ZrTn4bXc");
      expect(await scanned(await previewTicket(reprintOf(ticket), profile))).toBe("https://hall.example/t/8fQ2kLw0ZrTn4bXc");
    },
  );
});

describe("receiptio", () => {
  // It dials port 9100 and no other, so the printer gets a loopback address of its own.
  const host = "127.91.0.1";

  it("agrees about every state", { timeout: 40_000 }, async () => {
    const printer = await start({ host, port: 9100 });
    const ask = (): Promise<string> => receiptio.print("", `-d ${host} -q printer`);
    expect(await ask()).toBe("online");
    // It has no word for paper that is near its end: that printer is online.
    printer.setFault({ paper: "near-end" });
    expect(await ask()).toBe("online");
    printer.setFault({ paper: "out" });
    expect(await ask()).toBe("paperempty");
    printer.setFault({ paper: "ok", coverOpen: true });
    expect(await ask()).toBe("coveropen");
    printer.setFault({ coverOpen: false, cutter: "jammed" });
    expect(await ask()).toBe("error");
    printer.setFault({ cutter: "ok" });
    expect(await ask()).toBe("online");
    expect(await receiptio.print("", `-d ${host} -q drawer`)).toBe("drawerclosed");
    printer.setFault({ power: "off" });
    expect(await ask()).toBe("disconnect");
    expect(printer.errors()).toEqual([]);
  });

  it.each([
    ["80 mm", printerProfiles["epson-80"]],
    ["58 mm", printerProfiles["epson-58"]],
  ])("prints on %s, and hears that it is printed", async (_paper, profile: PrinterProfile) => {
    const printer = await start({ host, port: 9100, profile });
    const receipt = "^^^A001\n\n您前面 4 位 | 8 分钟\n---\n{code:https://hall.example/t/1;option:qrcode,4,M}";
    expect(await receiptio.print(receipt, `-d ${host} -l zh -c ${String(profile.columns)}`)).toBe("success");
    expect(printer.errors()).toEqual([]);
    expect(printer.papers()[0]?.text).toEqual(expect.arrayContaining(["A001", "您前面 4 位8 分钟"]));
    const png = await printer.png(1);
    expect(png && (await scanned(png))).toBe("https://hall.example/t/1");
  });

  it("hears of paper that ran out before it prints", async () => {
    const printer = await start({ host, port: 9100 });
    printer.setFault({ paper: "out" });
    expect(await receiptio.print("A001", `-d ${host}`)).toBe("paperempty");
    expect(printer.totalPapers()).toBe(0);
  });
});

it.each([
  ["80 mm", printerProfiles["epson-80"]],
  ["58 mm", printerProfiles["epson-58"]],
])("receiptline's bytes print on %s", async (_paper, profile: PrinterProfile) => {
  const printer = await start({ profile });
  const bytes = receiptline.transform(
    "^^A001\n\n号票 | 8 分钟\n---\n_under_ ~inverse~\n{code:https://hall.example/t/3;option:qrcode,4,M}",
    {
      cpl: profile.columns,
      encoding: "gb18030",
      command: "escpos",
      cutting: true,
    },
  );
  const { port } = new URL(printer.address);
  const connection = await tcpTransport("127.0.0.1", Number(port)).open(1_000);
  await connection.write(Buffer.from(bytes, "latin1"));
  await connection.end(2_000);
  await expect.poll(() => printer.totalPapers()).toBe(1);
  expect(printer.papers()[0]?.text).toEqual(expect.arrayContaining(["A001", "号票8 分钟"]));
  expect(printer.errors()).toEqual([]);
  const png = await printer.png(1);
  expect(png && (await scanned(png))).toBe("https://hall.example/t/3");
});

it.each([
  ["80 mm", printerProfiles["epson-80"]],
  ["58 mm", printerProfiles["epson-58"]],
])("node-thermal-printer's bytes print on %s", async (_paper, profile: PrinterProfile) => {
  const printer = await start({ profile });
  const thermal = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: printer.address,
    characterSet: CharacterSet.PC437_USA,
    width: profile.columns,
  });
  expect(await thermal.isPrinterConnected()).toBe(true);
  thermal.alignCenter();
  thermal.setTextSize(3, 3);
  thermal.println("A001");
  thermal.setTextNormal();
  thermal.drawLine();
  thermal.leftRight("left", "right");
  thermal.invert(true);
  thermal.println("inverse");
  thermal.invert(false);
  thermal.printQR("https://hall.example/t/2", { cellSize: 6, correction: "M", model: 2 });
  thermal.newLine();
  thermal.cut();
  await thermal.execute();
  await expect.poll(() => printer.totalPapers()).toBe(1);
  expect(printer.errors()).toEqual([]);
  expect(printer.papers()[0]).toMatchObject({ qr: ["https://hall.example/t/2"] });
  expect(printer.papers()[0]?.text).toEqual(expect.arrayContaining(["A001", "inverse"]));
  const png = await printer.png(1);
  expect(png && (await scanned(png))).toBe("https://hall.example/t/2");
});
