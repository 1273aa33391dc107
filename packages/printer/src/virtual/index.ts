// The strict virtual ESC/POS printer: for developing, for tests, and for anyone who writes ESC/POS.
export { startVirtualPrinter } from "./virtual-printer.ts";
export type { VirtualPrinter, VirtualPrinterOptions } from "./virtual-printer.ts";
export type { Faults } from "./faults.ts";
export type { Paper } from "./paper-tray.ts";
