// Starts a virtual printer: a TCP port that prints, and a page that shows the paper.
import { printerProfiles, type PrinterProfile } from "../profile.ts";
import { PrinterDevice } from "./device.ts";
import { faultsSchema, type Faults } from "./faults.ts";
import { startPanel, type Panel } from "./panel.ts";
import { PaperTray, type Paper } from "./paper-tray.ts";
import { PrinterPort } from "./printer-port.ts";

export interface VirtualPrinterOptions {
  /** Loopback unless told. */
  readonly host?: string;
  /** 0 takes a free port; 9100 unless told. */
  readonly port?: number;
  readonly panelHost?: string;
  /** 0 takes a free port; null starts no panel; 9180 unless told. */
  readonly panelPort?: number | null;
  readonly profile?: PrinterProfile;
  /** 1 is a real printer's speed, 200 is two hundred times faster. */
  readonly speed?: number;
  /** How many papers are kept to be looked at. */
  readonly keepPapers?: number;
}

export interface VirtualPrinter {
  /** "tcp://127.0.0.1:9100". */
  readonly address: string;
  /** "http://127.0.0.1:9180/paper", or null without a panel. */
  readonly panelUrl: string | null;
  readonly profile: PrinterProfile;
  /** The latest papers, oldest first; only those after the paper `after`, if it is given. */
  papers(after?: number): readonly Paper[];
  /** The picture of a paper, or null once it is forgotten. */
  png(id: number): Promise<Uint8Array> | null;
  /** All papers since the start. */
  totalPapers(): number;
  /** The latest commands that no printer of this kind understands, in words. */
  errors(): readonly string[];
  totalErrors(): number;
  printing(): boolean;
  /** A hand takes the ticket out of the presenter's mouth; false when there is none, or it is stuck. */
  take(): boolean;
  faults(): Faults;
  setFault(change: Partial<Faults>): void;
  speed(): number;
  setSpeed(speed: number): void;
  stop(): Promise<void>;
}

const keptErrors = 100;

/** Rejects with a clear sentence when a port is in use. */
export async function startVirtualPrinter(options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  const host = options.host ?? "127.0.0.1";
  const profile = options.profile ?? printerProfiles["epson-80"];
  const tray = new PaperTray(profile.dotsPerLine, options.keepPapers ?? 200);
  const errors: string[] = [];
  let totalErrors = 0;
  const device = new PrinterDevice(profile, checkedSpeed(options.speed ?? 1), {
    onPaper: (paper, bytes) => void tray.add(paper, bytes),
    onMoved: (where) => tray.move(where),
    onComplaint: (words) => {
      totalErrors += 1;
      errors.push(words);
      if (errors.length > keptErrors) errors.shift();
    },
    onAnswer: (bytes) => port.answer(bytes),
    onDrain: () => port.drained(),
  });
  const port = new PrinterPort(device);
  const boundPort = await port.listen(host, options.port ?? 9100);
  let panel: Panel | null = null;
  const printer: VirtualPrinter = {
    address: `tcp://${host.includes(":") ? `[${host}]` : host}:${String(boundPort)}`,
    get panelUrl() {
      return panel?.url ?? null;
    },
    profile,
    papers: (after) => tray.papers(after),
    png: (id) => tray.png(id),
    totalPapers: () => tray.total,
    errors: () => [...errors],
    totalErrors: () => totalErrors,
    printing: () => device.printing,
    take: () => device.take(),
    faults: () => device.faults,
    setFault(change) {
      device.setFaults(faultsSchema.parse({ ...device.faults, ...change }));
      port.followFaults();
    },
    speed: () => device.motor.speed,
    setSpeed: (speed) => void (device.motor.speed = checkedSpeed(speed)),
    async stop() {
      await panel?.close();
      await port.close();
    },
  };
  if (options.panelPort !== null) {
    try {
      panel = await startPanel(printer, options.panelHost ?? host, options.panelPort ?? 9180);
    } catch (error) {
      await port.close();
      throw error;
    }
  }
  return printer;
}

function checkedSpeed(speed: number): number {
  if (!(speed > 0) || !Number.isFinite(speed)) throw new Error(`The speed of a printer is a number above 0, not ${String(speed)}.`);
  return speed;
}
