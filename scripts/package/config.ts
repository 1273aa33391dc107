// How the kiosk is packed for each system, as electron-builder wants to know it.

import type { Configuration } from "electron-builder";

/**
 * What a packaged kiosk's Electron can no longer be made to do: run as plain Node, take options from the environment or an inspector,
 * or load an app from anywhere but its own archive.
 */
const kioskFuses = {
  runAsNode: false,
  enableCookieEncryption: true,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  grantFileProtocolExtraPrivileges: false,
} as const satisfies NonNullable<Configuration["electronFuses"]>;

export interface PackOptions {
  readonly output: string;
  /** A folder with an unpacked Electron, where its download is not to be used. */
  readonly electronDist: string | null;
  readonly electronVersion: string;
}

export const packConfiguration = ({ output, electronDist, electronVersion }: PackOptions): Configuration => ({
  appId: "com.hallflow.kiosk",
  productName: "Hallflow Kiosk",
  executableName: "hallflow-kiosk",
  directories: { output },
  electronVersion,
  ...(electronDist !== null && { electronDist }),
  // The native modules ship binaries for Node-API, which Electron loads as they are.
  npmRebuild: false,
  nodeGypRebuild: false,
  asar: true,
  asarUnpack: ["**/*.node"],
  files: ["dist/**", "node_modules/**", "package.json"],
  electronFuses: kioskFuses,
  publish: null,
  linux: {
    category: "Utility",
    target: ["dir", "deb"],
    // Started again when it ends, and at every start of the machine, by the session that docs/kiosk-machine.md sets up.
    desktop: { entry: { Name: "Hallflow Kiosk", "X-GNOME-Autostart-enabled": "true" } },
  },
  deb: { depends: ["libusb-1.0-0", "libudev1", "libgtk-3-0", "libnss3", "libasound2"] },
  win: { target: ["nsis"] },
  nsis: { oneClick: true, perMachine: true, runAfterFinish: false },
  mac: { target: ["dmg"], category: "public.app-category.utilities", hardenedRuntime: true },
});
