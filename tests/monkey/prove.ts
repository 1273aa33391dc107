// Lets a monkey at the kiosk in a real Electron, for as long as it is told: no way out, no dead end, and home again once it stops.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startVirtualPrinter } from "@hallflow/printer/virtual";
import { RealHub } from "../../scripts/prove/real-hub.ts";
import { launchElectron } from "../system-support/electron.ts";
import { freePort } from "../system-support/running-hall.ts";
import { playMonkey } from "./monkey.ts";

/** The longest that a session holds the screens with nobody there: waits, a warning, and a ticket's own minute, all doubled in elder mode. */
const longestSessionMs = 240_000;
const [minutes = 20, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "hallflow-monkey-"));
const hub = new RealHub(join(folder, "hub"), await freePort());
const printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 20 });
try {
  await hub.start();
  const app = await launchElectron({
    app: resolve(import.meta.dirname, "../../apps/kiosk"),
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    env: {
      HALL_URL: hub.url,
      HALL_TOKEN: hub.tokens().kiosk,
      HALL_PRINTER: printer.address,
      HALL_DATA: join(folder, "kiosk"),
      HALL_DEVICE: "kiosk-m",
      HALL_LOG: "error",
      KIOSK_PIN: "73915",
    },
  });
  const page = await app.firstWindow();
  await page.getByRole("button").first().waitFor({ timeout: 60_000 });
  const { acts, findings, homeAfterMs } = await playMonkey(app, page, { seed, forMs: minutes * 60_000, homeWithinMs: longestSessionMs });
  console.log(
    `seed ${seed}: ${acts} acts in ${minutes} minutes, ${printer.totalPapers()} tickets; at the start again ${homeAfterMs === null ? "never" : `after ${(homeAfterMs / 1_000).toFixed(0)} s`}`,
  );
  for (const words of findings) console.error(words);
  if (findings.length > 0 || homeAfterMs === null) process.exitCode = 1;
  await app.close();
} finally {
  await printer.stop();
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
}
