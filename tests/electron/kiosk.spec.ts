// The kiosk in a real Electron, with a real hub behind it and a printer whose paper can be read.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { type VirtualPrinter, startVirtualPrinter } from "@hallflow/printer/virtual";
import { AxeBuilder } from "@axe-core/playwright";
import { type ElectronApplication, type Page, expect, test } from "@playwright/test";
import { execa } from "execa";
import { playMonkey } from "../monkey/monkey.ts";
import { launchElectron } from "../system-support/electron.ts";
import { freePort } from "../system-support/running-hall.ts";

const root = resolve(import.meta.dirname, "../..");
const kioskFolder = join(root, "apps/kiosk");

let folder: string;
let hub: ChildProcess;
let hubUrl: string;
let printer: VirtualPrinter;
let app: ElectronApplication;
let page: Page;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await execa("vite", ["build", "--logLevel", "warn"], { cwd: kioskFolder, preferLocal: true, localDir: root });
  folder = mkdtempSync(join(tmpdir(), "hallflow-electron-"));
  const port = await freePort();
  hubUrl = `http://127.0.0.1:${String(port)}`;
  hub = spawn(process.execPath, ["apps/hub/src/main.ts"], {
    cwd: root,
    env: { ...process.env, HALL_PORT: String(port), HALL_DATA: join(folder, "hub"), HALL_LOG: "silent" },
    stdio: "ignore",
  });
  printer = await startVirtualPrinter({ port: 0, panelPort: null, speed: 5 });
  await expect.poll(async () => (await fetch(`${hubUrl}/healthz`).catch(() => null))?.status, { timeout: 30_000 }).toBe(200);
  app = await launchElectron({
    app: kioskFolder,
    // As root, as in a container, Chromium has no sandbox to give; elsewhere the kiosk keeps its own.
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    env: { HALL_URL: hubUrl, HALL_PRINTER: printer.address, HALL_DATA: join(folder, "kiosk"), HALL_DEVICE: "kiosk-e" },
  });
  page = await app.firstWindow();
});

test.afterAll(async () => {
  await app?.close();
  await printer?.stop();
  hub?.kill("SIGTERM");
  await new Promise((ended) => (hub.exitCode === null ? hub.once("exit", ended) : ended(null)));
  rmSync(folder, { recursive: true, force: true });
});

const start = (): Promise<void> => expect(page.getByRole("button", { name: /^中文/ })).toBeVisible({ timeout: 30_000 });

async function askForTicket(): Promise<void> {
  await start();
  await page.getByRole("button", { name: /^中文/ }).click();
  await page.getByRole("button", { name: /直接取号/ }).click();
  await page.getByRole("button", { name: /账单解释/ }).click();
  await page.getByRole("button", { name: /^取号/ }).click();
}

test("says which Electron runs when it is not the one that ships", async () => {
  await start();
  const version = await app.evaluate(() => process.versions.electron);
  const note = page.getByText(`Electron ${version}`);
  await expect(note).toHaveCount(Number.parseInt(version, 10) < 45 ? 1 : 0);
});

test("a person takes a ticket, and the paper says what the screen says", async () => {
  const before = printer.totalPapers();
  await askForTicket();
  await expect(page.getByRole("heading", { name: /请取走您的号票/ })).toBeVisible();
  const number = await page.locator("output").first().innerText();
  expect(number).toMatch(/^[A-Z]\d{3}$/);
  await expect.poll(() => printer.totalPapers()).toBe(before + 1);
  const paper = printer.papers().at(-1);
  expect(paper?.text.join("\n")).toContain(number);
  expect(paper?.text.join("\n")).toContain("账单解释");
  expect(paper?.qr).toHaveLength(1);
  expect(paper?.qr[0]).toMatch(/\/t\/[\w-]{20,}$/);
  expect(printer.errors()).toEqual([]);
  // And back to the start by itself, for the next customer.
  await expect(page.getByRole("button", { name: /^中文/ })).toBeVisible({ timeout: 15_000 });
});

test("without paper no number is taken, and the start says what to do until there is paper again", async () => {
  await start();
  printer.setFault({ paper: "out" });
  await expect(page.getByRole("heading", { name: /暂时不能打印/ })).toBeVisible({ timeout: 15_000 });
  printer.setFault({ paper: "ok" });
  await start();
});

/** What axe finds on the page as it is now. The old way of running it needs no second page, which a kiosk does not open. */
async function found(): Promise<string[]> {
  const { violations, passes } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  // A page that axe could not read has nothing wrong with it either.
  expect(passes.length).toBeGreaterThan(8);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

test.describe("axe finds nothing", () => {
  for (const mode of ["usual", "elder"] as const) {
    test(`from the start to the answer, in ${mode} mode`, async () => {
      await start();
      expect(await found(), "start").toEqual([]);
      await page.getByRole("button", { name: mode === "elder" ? /^长辈模式/ : /^中文/ }).click();
      await expect(page.getByRole("button", { name: /直接取号/ })).toBeVisible();
      expect(await found(), "who").toEqual([]);
      await page.getByRole("button", { name: /手机号码/ }).click();
      expect(await found(), "phone").toEqual([]);
      await page.getByRole("button", { name: /^返回/ }).click();
      await page.getByRole("button", { name: /直接取号/ }).click();
      await expect(page.getByRole("button", { name: /账单解释/ })).toBeVisible();
      expect(await found(), "services").toEqual([]);
      await page.getByRole("button", { name: /发票打印/ }).click();
      await expect(page.getByRole("button", { name: /我还是想找人办理/ })).toBeVisible();
      expect(await found(), "answer").toEqual([]);
      await page.getByRole("button", { name: /^重新开始/ }).click();
    });
  }
});

test("leads nowhere, whatever is touched and typed (pnpm prove:monkey is the long one)", async () => {
  await start();
  const seed = Date.now() % 1_000_000;
  const { acts, findings } = await playMonkey(app, page, { seed, forMs: 8_000 });
  expect(findings, `seed ${seed}`).toEqual([]);
  expect(acts).toBeGreaterThan(20);
  await page.reload();
});

test("leads nowhere else: no navigation, no window, no network, no permission, no Node", async () => {
  await start();
  const address = page.url();
  expect(address).toBe("app://kiosk/index.html");
  const escape = await page.evaluate(async (hub) => {
    const opened = window.open("https://example.com/");
    location.href = `${hub}/manage`;
    const link = Object.assign(document.createElement("a"), { href: "https://example.com/", target: "_blank" });
    document.body.append(link);
    link.click();
    link.remove();
    const reached = await fetch(`${hub}/healthz`).then(
      () => true,
      () => false,
    );
    const located = await new Promise((told) => {
      navigator.geolocation.getCurrentPosition(
        () => told(true),
        () => told(false),
      );
    });
    return { opened: opened !== null, reached, located, node: "require" in window || "process" in window };
  }, hubUrl);
  expect(escape).toEqual({ opened: false, reached: false, located: false, node: false });
  await delay(500);
  expect(page.url()).toBe(address);
  expect(app.windows()).toHaveLength(1);
  const guarded = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { kiosk: window?.isKiosk(), devTools: window?.webContents.isDevToolsOpened() };
  });
  expect(guarded).toEqual({ kiosk: true, devTools: false });
});

test("loads the driver of scanners and cards in Electron's own Node", async () => {
  const devices = await app.evaluate(
    (_electron, main) => {
      const { createRequire } = process.getBuiltinModule("node:module");
      return (createRequire(main)("node-hid") as { devices(): unknown[] }).devices();
    },
    join(kioskFolder, "dist/electron/main.js"),
  );
  expect(Array.isArray(devices)).toBe(true);
});

test("answers no request that the screens do not make", async () => {
  const answers = await page.evaluate(async () => {
    const { hallflow } = window as unknown as { hallflow: { request(name: string, body: unknown): Promise<unknown> } };
    const refused = (name: string, body: unknown) =>
      hallflow.request(name, body).then(
        () => false,
        () => true,
      );
    return [
      await refused("shutdown", {}),
      await refused("take", { errands: ["explain-bill"], tier: "vip" }),
      await refused("toString", {}),
      await refused("quote", { padding: "x".repeat(10_000) }),
    ];
  });
  expect(answers).toEqual([true, true, true, true]);
});

/** Asked through Electron itself: Playwright's page does not outlive the page's process. */
const screensAnswer = (): Promise<unknown> =>
  app.evaluate(({ BrowserWindow }) => {
    const answer = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript("document.querySelectorAll('button').length");
    return Promise.race([answer, new Promise((late) => setTimeout(() => late("silent"), 500))]).catch(() => "gone");
  });

test("a page that dies or hangs is back within ten seconds", async () => {
  for (const harm of ["for (;;);", "die"] as const) {
    await expect.poll(screensAnswer, { timeout: 10_000 }).toBeGreaterThan(2);
    const startedAt = performance.now();
    await app.evaluate(({ BrowserWindow }, how) => {
      const page = BrowserWindow.getAllWindows()[0]?.webContents;
      if (how === "die") page?.forcefullyCrashRenderer();
      else void page?.executeJavaScript(how).catch(() => undefined);
    }, harm);
    expect(await screensAnswer()).toMatch(/silent|gone/);
    await expect.poll(screensAnswer, { timeout: 15_000, intervals: [200] }).toBeGreaterThan(2);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  }
});
