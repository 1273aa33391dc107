// Runs unit and property tests in Node, and components' own tests in a real Chromium.
import { playwright } from "@vitest/browser-playwright";
import { configDefaults, defineConfig } from "vitest/config";
import { chromiumLaunch } from "./tests/system-support/chromium.ts";

const inBrowser = "**/*.browser.test.tsx";
const exclude = [...configDefaults.exclude, "**/data/**", "**/.cache/**"];
// Property tests and child processes share two cores: a test that takes this long is stuck, not slow.
const testTimeout = 20_000;

// What is polled for comes when it comes, on a busy machine too.
const expectation = { poll: { timeout: 10_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: ["{packages,apps,tests,scripts}/**/*.test.{ts,tsx}"],
          exclude: [...exclude, inBrowser],
          testTimeout,
          expect: expectation,
          hookTimeout: testTimeout,
        },
      },
      {
        root: import.meta.dirname,
        test: {
          name: "browser",
          include: [`{packages,apps}/${inBrowser}`],
          exclude,
          testTimeout,
          expect: expectation,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromiumLaunch }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
