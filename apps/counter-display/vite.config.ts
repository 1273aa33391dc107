// Builds the pages of the counters and the lobby, which the hub serves under /display/.

import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** While developing, the pages come from vite and everything else from a hub that runs beside it. */
const hub = process.env["HALL_URL"] ?? "http://127.0.0.1:8600";

const pages = ["counter", "guide", "lobby", "window", "rating"];

export default defineConfig({
  root: import.meta.dirname,
  base: "/display/",
  plugins: [react()],
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: "chrome120",
    // The pages run under a policy that allows no inline script.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: Object.fromEntries(pages.map((page) => [page, `${import.meta.dirname}/${page}.html`])) },
  },
  server: {
    proxy: { "/api": hub, "/voice": hub, "/socket.io": { target: hub, ws: true } },
  },
});
