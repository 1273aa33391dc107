// Runs what needs the whole system: pages in a real Chromium (e2e) and the kiosk in a real Electron (electron).
import { defineConfig } from "@playwright/test";
import { chromiumLaunch } from "./system-support/chromium.ts";

const isCi = Boolean(process.env["CI"]);

export default defineConfig({
  outputDir: "../test-results/playwright",
  // A test that fails now and then is a bug to find, so nothing is tried twice.
  retries: 0,
  // Two cores carry the browser, the hub and the test: one test at a time keeps measured times honest.
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: isCi,
  use: {
    browserName: "chromium",
    launchOptions: chromiumLaunch,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  projects: [
    { name: "e2e", testDir: "e2e" },
    { name: "electron", testDir: "electron" },
  ],
});
