// Builds the screens, and for Electron its main process and preload script: three outputs of one `vite build`.

import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { type EnvironmentOptions, defineConfig } from "vite";

const here = import.meta.dirname;
const electronFolder = join(here, "dist/electron");

/** What must be found at run time, if at all: Electron's own module, native modules, and what `ws` tries and does without. */
const external = ["electron", "@napi-rs/canvas", "node-hid", "serialport", "bufferutil", "utf-8-validate"];

/** A bundle that runs in Electron's Node, with everything in it but `external`, so that the packaged kiosk needs no node_modules. */
const forElectron = (name: string, file: string, format: "es" | "cjs", emptyOutDir: boolean): EnvironmentOptions => ({
  consumer: "server",
  // Electron 33, which tests may run in, has Node 20.18 inside.
  resolve: { noExternal: true, external, conditions: ["node", "import", "default"] },
  build: {
    outDir: electronFolder,
    emptyOutDir,
    target: "node20",
    minify: false,
    rolldownOptions: {
      input: { [name]: join(here, "src/electron", `${name}.ts`) },
      platform: "node",
      external,
      output: { format, entryFileNames: file, chunkFileNames: "[name]-[hash].js" },
    },
  },
});

export default defineConfig({
  root: join(here, "src/screens"),
  // Relative, because the same files are served under /kiosk/ and under app://.
  base: "./",
  plugins: [react()],
  build: {
    outDir: join(here, "dist/screens"),
    emptyOutDir: true,
    target: "chrome130",
    // The pages run under a policy that allows no inline script.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
  environments: {
    main: forElectron("main", "main.js", "es", true),
    // A sandboxed preload script must be CommonJS.
    preload: forElectron("preload", "preload.cjs", "cjs", false),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ["client", "main", "preload"]) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
