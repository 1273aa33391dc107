// Says when this is not the Electron that the kiosk ships with.

import { app } from "electron";

/** The Electron that the kiosk is built for and packaged with: the one of package.json's devDependencies. */
const supportedMajor = 45;

/** What to say in small print on the screen, and in the log; null on the Electron that ships. */
export function runtimeNote(): string | null {
  const version = process.versions.electron;
  if (!app.isPackaged && Number.parseInt(version, 10) < supportedMajor) return `试运行环境 Test runtime: Electron ${version}`;
  return null;
}
