// Runs the virtual printer by itself: `node src/virtual/main.ts --port 9100 --panel-port 9180 --speed 1 --profile epson-80`.
import { parseArgs } from "node:util";
import { readPrinterProfile } from "../printer-files.ts";
import { startVirtualPrinter } from "./virtual-printer.ts";

const { values } = parseArgs({
  options: {
    host: { type: "string", default: process.env["VIRTUAL_PRINTER_HOST"] ?? "127.0.0.1" },
    port: { type: "string", default: process.env["VIRTUAL_PRINTER_PORT"] ?? "9100" },
    "panel-host": { type: "string" },
    "panel-port": { type: "string", default: process.env["VIRTUAL_PRINTER_PANEL_PORT"] ?? "9180" },
    speed: { type: "string", default: process.env["VIRTUAL_PRINTER_SPEED"] ?? "1" },
    profile: { type: "string", default: process.env["VIRTUAL_PRINTER_PROFILE"] ?? "epson-80" },
  },
});

function portNumber(text: string, option: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--${option} is a port from 0 to 65535, not "${text}".`);
  return port;
}

try {
  const profile = await readPrinterProfile(values.profile);
  const printer = await startVirtualPrinter({
    host: values.host,
    port: portNumber(values.port, "port"),
    panelHost: values["panel-host"] ?? values.host,
    panelPort: portNumber(values["panel-port"], "panel-port"),
    profile,
    speed: Number(values.speed),
  });
  console.log(`虚拟打印机 The virtual printer (${profile.name}) prints what is sent to ${printer.address}`);
  console.log(`纸在这里 Its paper is at ${printer.panelUrl ?? ""}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void printer.stop().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
