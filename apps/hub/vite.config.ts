// Builds the hub's own pages, which it serves under /hub/: the index of what runs here, and the floor manager's console.

import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** While developing, the pages come from vite and everything else from a hub that runs beside it. */
const hub = process.env["HALL_URL"] ?? "http://127.0.0.1:8600";
const root = `${import.meta.dirname}/src/web`;

export default defineConfig({
  root,
  base: "/hub/",
  plugins: [react()],
  build: {
    outDir: `${import.meta.dirname}/dist`,
    emptyOutDir: true,
    target: "chrome120",
    // The pages run under a policy that allows no inline script.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: { index: `${root}/index.html`, manage: `${root}/manage.html` } },
  },
  server: {
    proxy: { "/api": hub, "/healthz": hub, "/socket.io": { target: hub, ws: true } },
  },
});
