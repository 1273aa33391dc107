// Builds the screens for a browser or Electron's window; with --mode electron, Electron's main process and preload script.

import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { type UserConfig, defineConfig } from "vite";

const here = import.meta.dirname;

const screens: UserConfig = {
  root: join(here, "src/screens"),
  // Relative, because the same files are served under /kiosk/ and under app://.
  base: "./",
  plugins: [react()],
  build: { outDir: join(here, "dist/screens"), emptyOutDir: true, target: "chrome130", chunkSizeWarningLimit: 2_000 },
};

export default defineConfig(() => screens);
