// Starts a virtual printer: a TCP port that prints, and a page that shows the paper.
import type { PrinterProfile } from "../profile.ts";
import type { Faults } from "./faults.ts";
import type { Paper } from "./paper-tray.ts";

export interface VirtualPrinterOptions {
  readonly host?: string;
  /** 0 takes a free port; 9100 unless told. */
  readonly port?: number;
  readonly panelHost?: string;
  /** 0 takes a free port; null starts no panel. */
  readonly panelPort?: number | null;
  readonly profile?: PrinterProfile;
  /** 1 is a real printer's speed, 200 is two hundred times faster. */
  readonly speed?: number;
}

export interface VirtualPrinter {
  /** "tcp://127.0.0.1:9100". */
  readonly address: string;
  /** "http://127.0.0.1:9180/paper", or null without a panel. */
  readonly panelUrl: string | null;
  /** The latest papers, oldest first. */
  papers(): readonly Paper[];
  /** The picture of a paper, or null once it is forgotten. */
  png(id: number): Promise<Uint8Array | null>;
  totalPapers(): number;
  /** Commands that no printer of this kind understands, in words. */
  errors(): readonly string[];
  faults(): Faults;
  setFault(change: Partial<Faults>): void;
  setSpeed(speed: number): void;
  stop(): Promise<void>;
}

/** Rejects with a clear sentence when a port is in use. */
export function startVirtualPrinter(_options: VirtualPrinterOptions = {}): Promise<VirtualPrinter> {
  return Promise.reject(new Error("not written yet"));
}
