// Packs the kiosk: a folder that runs on this system, or an installer for one of the three.

import { join } from "node:path";
import { styleText } from "node:util";
import { Command, Option } from "commander";
import { build, Platform } from "electron-builder";
import { buildPages } from "./build.ts";
import { electronRuntime } from "./electron-runtime.ts";
import { packConfiguration } from "./package/config.ts";
import { stageKiosk } from "./package/stage.ts";
import { root } from "./run-tool.ts";
import { Trouble, explain } from "./trouble.ts";

const platforms = { dir: Platform.current(), deb: Platform.LINUX, nsis: Platform.WINDOWS, dmg: Platform.MAC };
type Target = keyof typeof platforms;

async function pack({ target, output }: { target: Target; output: string }): Promise<void> {
  await buildPages(console.log);
  const staged = join(root, ".cache/kiosk-package");
  const native = await stageKiosk(staged);
  console.log(`随附的原生模块 Native modules: ${native.join(", ")}`);
  const runtime = await electronRuntime(console.log);
  const isSubstitute = runtime.source !== "Electron's own download";
  if (isSubstitute && target !== "dir") {
    throw new Trouble(
      `本机只有替代的 Electron ${runtime.version}，只能生成试用文件夹，不能生成安装包。\nThis machine has a substitute Electron ${runtime.version} only: good for a folder to try, not for an installer.`,
    );
  }
  const electronDist = isSubstitute ? runtime.path : null;
  const made = await build({
    targets: platforms[target].createTarget(target),
    projectDir: staged,
    config: packConfiguration({ output, electronDist, electronVersion: runtime.version }),
  });
  for (const file of made) console.log(file);
  console.log(`已生成 Packed: ${output} (Electron ${runtime.version}, ${runtime.source})`);
}

await new Command("kiosk:package")
  .description("packs the kiosk for a machine of its own")
  .addOption(new Option("--target <kind>", "a folder for this system, or an installer").choices(Object.keys(platforms)).default("dir"))
  .option("--output <folder>", "where it is put", join(root, "dist/kiosk"))
  .action(pack)
  .parseAsync()
  .catch((error: unknown) => {
    console.error(styleText("red", explain(error)));
    process.exitCode = 1;
  });
