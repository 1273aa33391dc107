// Reports as devices send them: the shared layout of HID point-of-sale scanners as their makers' manuals print it, and a plain call pad.

const symbologyOfQr = "]Q1";

/** One report of a scanner: id, length, symbology, data, two bytes of nothing, and whether more follows. */
function scannerReport(text: string, more = false): Uint8Array {
  const report = new Uint8Array(64);
  report.set([2, text.length, ...new TextEncoder().encode(symbologyOfQr)]);
  report.set(new TextEncoder().encode(text), 5);
  report[63] = more ? 1 : 0;
  return report;
}

/** The reports of one scan, 56 characters in each. */
export function scan(code: string): Uint8Array[] {
  const parts = code.match(/.{1,56}/g) ?? [];
  return parts.map((part, index) => scannerReport(part, index < parts.length - 1));
}

export const memberCard = "88880001";
export const appointmentLink = "https://hall.example/appointments/Zk3vQ0mB7w2Xc9Rt5Yh8LpN4sD6fGj1aE";

/** A call pad of eight bytes: report id 1, a counter that runs on, and the key that is down. */
export const padReport = (key: number, running = 0): Uint8Array => Uint8Array.of(1, running, key, 0, 0, 0, 0, 0);
export const padKeys = { next: 0x11, recall: 0x12, finish: 0x14 };
