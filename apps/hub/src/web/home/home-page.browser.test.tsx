import axe from "axe-core";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { HomePage } from "./home-page.tsx";
import { chooseLanguage } from "./words.ts";

const open = {
  status: "ok",
  hall: "city-centre",
  name: { zh: "城中营业厅", en: "City Centre Hall" },
  day: { state: "open", day: "2026-11-23" },
  sequence: 12,
  version: "0.1.0",
  words: { zh: "可以取号", en: "Tickets can be taken" },
};

let root: Root;
let container: HTMLElement;
let answer: () => Promise<Response>;
const realFetch = globalThis.fetch;

beforeEach(async () => {
  chooseLanguage("zh");
  await page.viewport(1366, 768);
  globalThis.fetch = (input) => (input === "/healthz" ? answer() : realFetch(input));
  container = document.createElement("div");
  document.body.append(container);
  root = createRoot(container);
});
afterEach(() => {
  root.unmount();
  container.remove();
  globalThis.fetch = realFetch;
});

const say =
  (body: unknown, status = 200) =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));

describe("the index of a hall", () => {
  it("says which hall runs here and how it stands, and leads to every screen", async () => {
    answer = say(open);
    root.render(<HomePage />);
    await expect.element(page.getByRole("heading", { level: 1 })).toMatchTextContent("城中营业厅");
    await expect.element(page.getByText("运行中，可以取号")).toBeVisible();
    await expect.element(page.getByText("营业日 2026-11-23 进行中")).toBeVisible();
    const links = page
      .getByRole("link")
      .elements()
      .map((link) => link.getAttribute("href"));
    expect(new Set(links)).toEqual(
      new Set([
        "/kiosk",
        "/counter",
        "/guide",
        "/lobby",
        "/window?counter=1",
        "/rating?counter=1",
        "/manage",
        "/paper",
        "/api/openapi.json",
        "/healthz",
        "/metrics",
      ]),
    );
    const { violations } = await axe.run(container, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`)).toEqual([]);
  });

  it("takes a 503 for what it is: a hub that runs and gives no tickets", async () => {
    answer = say({ ...open, status: "closed", day: { state: "closed", day: null } }, 503);
    root.render(<HomePage />);
    await expect.element(page.getByText("运行中，现在不取号")).toBeVisible();
    await expect.element(page.getByText("没有进行中的营业日")).toBeVisible();
  });

  it("says in the hub's words what is wrong with it", async () => {
    answer = say({ ...open, status: "failing", words: { zh: "主机无法写入数据", en: "The hub cannot write its data" } }, 503);
    root.render(<HomePage />);
    await expect.element(page.getByText("运行中，但有故障")).toBeVisible();
    await expect.element(page.getByText("主机无法写入数据")).toBeVisible();
  });

  it.each([
    ["does not answer", () => Promise.reject(new TypeError("no network"))],
    ["answers what cannot be understood", say({ status: "ok" })],
    ["answers with a page of something else", () => Promise.resolve(new Response("<!doctype html>"))],
  ])("does not claim to run when the hub %s", async (_, strange) => {
    answer = strange;
    root.render(<HomePage />);
    await expect.element(page.getByText("主机没有应答")).toBeVisible();
  });

  it("goes on by itself once the hub is back, and keeps the hall's name meanwhile", async () => {
    answer = say(open);
    root.render(<HomePage />);
    await expect.element(page.getByText("运行中，可以取号")).toBeVisible();
    answer = () => Promise.reject(new TypeError("no network"));
    await expect.element(page.getByText("主机没有应答"), { timeout: 6_000 }).toBeVisible();
    await expect.element(page.getByRole("heading", { level: 1 })).toMatchTextContent("城中营业厅");
    answer = say(open);
    await expect.element(page.getByText("运行中，可以取号"), { timeout: 6_000 }).toBeVisible();
  });

  it("reads English first when asked to", async () => {
    answer = say(open);
    root.render(<HomePage />);
    await page.getByRole("button", { name: "English first" }).click();
    await expect.element(page.getByText("Running; tickets can be taken")).toBeVisible();
    expect(document.documentElement.lang).toBe("en");
  });
});
