// Says how tests start the system's Chromium.

/** Launch options for Playwright: Debian's browser, offline but for the pages under test, able to run as root. */
export const chromiumLaunch = {
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
};
