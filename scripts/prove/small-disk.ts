// A disk of a given size, made of memory: it fills up like any other, and can be made larger.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { Trouble } from "../trouble.ts";

export interface SmallDisk {
  readonly folder: string;
  grow(bytes: number): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts an empty disk. Throws Trouble where this user may not mount. */
export async function smallDisk(bytes: number): Promise<SmallDisk> {
  const folder = mkdtempSync(join(tmpdir(), "hallflow-disk-"));
  const mounted = await execa("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder], { reject: false });
  if (mounted.failed) {
    rmSync(folder, { recursive: true });
    throw new Trouble(`需要 root 权限才能挂载小磁盘。\nA small disk can be mounted by root alone: ${mounted.stderr}`);
  }
  return {
    folder,
    async grow(larger) {
      await execa("mount", ["-o", `remount,size=${larger}`, folder]);
    },
    async remove() {
      await execa("umount", [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
