// Opens the kiosk in Electron beside a running hall: the same agent and screens as /kiosk, in a window of their own.

import { join } from "node:path";
import { styleText } from "node:util";
import { Command } from "commander";
import { execa } from "execa";
import { buildPages } from "./build.ts";
import { electronRuntime } from "./electron-runtime.ts";
import { root } from "./run-tool.ts";
import { Trouble, explain } from "./trouble.ts";

const environment = process.env;
const hub = environment["HALL_URL"] ?? `http://127.0.0.1:${environment["HALL_PORT"] ?? "8600"}`;
const device = environment["HALL_DEVICE"] ?? "kiosk-e1";

async function open({ full }: { full?: boolean }): Promise<void> {
  if (process.platform === "linux" && !environment["DISPLAY"] && !environment["WAYLAND_DISPLAY"]) {
    throw new Trouble(
      `本机没有显示器，无法打开窗口；请在浏览器中打开 ${hub}/kiosk，界面完全相同。\nThis machine has no display for a window. Open ${hub}/kiosk in a browser: the screens are the same.`,
    );
  }
  if (!(await fetch(`${hub}/healthz`).catch(() => null))) {
    throw new Trouble(`${hub} 没有应答，请先运行 npx -y pnpm@12 start。\nNothing answers at ${hub}. Run npx -y pnpm@12 start first.`);
  }
  await buildPages(console.log);
  const { path, version, source } = await electronRuntime((line) => console.log(line));
  console.log(`Electron ${version} (${source})`);
  const kiosk = await execa(join(path, "electron"), [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), join(root, "apps/kiosk")], {
    env: {
      HALL_URL: hub,
      HALL_DEVICE: device,
      HALL_DATA: join(environment["HALL_DATA"] ?? join(root, "data"), device),
      ...(full ? {} : { KIOSK_WINDOWED: "1" }),
    },
    stdio: ["ignore", "inherit", "inherit"],
    reject: false,
  });
  process.exitCode = kiosk.exitCode ?? 1;
}

await new Command("kiosk")
  .description("Opens the kiosk in Electron beside a running hall.")
  .option("--full", "fill the screen and leave no way out, as a kiosk in a hall does")
  .action(open)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(styleText("red", explain(error)));
    process.exitCode = 1;
  });
