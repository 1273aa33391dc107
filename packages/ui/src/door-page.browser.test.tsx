// The door of every page in a real browser, at every size that a hall has: all of it to be seen, nothing cut off, and readable for everybody.

import axe from "axe-core";
import { type Root, createRoot } from "react-dom/client";
import { type Mock, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Page, PageState } from "./connect-page.ts";
import { DoorPage } from "./door-page.tsx";
import "./tokens.css";

type Shown = Exclude<PageState, { step: "linked" }>;

const refused = { zh: "姓名或密码不正确。", en: "The name or the password is not right." };
const long = {
  zh: "tokens.json 中的令牌供程序使用；此画面请登记设备并用自己的账号登录。",
  en: "The tokens in tokens.json are for programs. For this screen, enrol the device and sign in as yourself.",
};
const states: readonly (readonly [string, Shown])[] = [
  ["asks", { step: "asking", hubAway: false }],
  ["cannot reach the hub", { step: "asking", hubAway: true }],
  ["is refused", { step: "refused", words: long }],
  ["shows its code", { step: "enrol", code: "482193", hubAway: false }],
  ["shows its code while the hub is away", { step: "enrol", code: "888888", hubAway: true }],
  ["asks who signs in", { step: "sign-in", words: null }],
  ["refused who signed in", { step: "sign-in", words: refused }],
  ["sets up a hall", { step: "set-up", words: null }],
  ["refused a set-up code", { step: "set-up", words: long }],
];
const sizes = [
  [320, 568],
  [390, 844],
  [768, 1024],
  [800, 480],
  [1024, 768],
  [1366, 768],
  [1920, 1080],
  [1080, 1920],
  [3840, 2160],
] as const;

let root: Root;
let signIn: Mock<Page["signIn"]>;
beforeEach(() => {
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
  signIn = vi.fn<Page["signIn"]>(async () => undefined);
});
afterEach(() => root.unmount());

async function show(state: Shown, dark: boolean): Promise<void> {
  root.render(
    <DoorPage page={{ signIn, setUp: async () => undefined, skipSetUp: () => undefined }} state={state} view="lobby" dark={dark} />,
  );
  await expect.poll(() => document.querySelector("main")?.textContent ?? "").not.toBe("");
}

/** Texts that their own box, or the page, cuts off; the page may be scrolled down and never aside. */
function cutOff(): string {
  const found = document.documentElement.scrollWidth > window.innerWidth ? ["the page is wider than the screen"] : [];
  for (const element of document.querySelectorAll<HTMLElement>("main *")) {
    const { left, right, top } = element.getBoundingClientRect();
    const isOutside = left < -0.5 || right > window.innerWidth + 0.5 || top + window.scrollY < -0.5;
    const isCut = getComputedStyle(element).overflow !== "visible" && element.scrollWidth > element.clientWidth + 1;
    if (isOutside || (isCut && element.tagName !== "INPUT")) found.push(`${element.tagName} ${element.textContent}`);
  }
  return found.join("\n");
}

const fontSize = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize);

/** Texts under 13 px, targets under 44, and a code that has been broken into two lines. */
function tooSmall(): string {
  const texts = [...document.querySelectorAll("main [lang]")].filter((text) => fontSize(text) < 13);
  const targets = [...document.querySelectorAll("button, input")].filter((target) => target.getBoundingClientRect().height < 44);
  const broken = [...document.querySelectorAll(".enrol-code")].filter((code) => code.getBoundingClientRect().height > 2 * fontSize(code));
  return [...texts, ...targets, ...broken].map(({ tagName, textContent }) => `${tagName} ${textContent}`).join("\n");
}

async function violations(): Promise<string> {
  const results = await axe.run(document);
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`).join("\n");
}

describe.each(states)("a page that %s", (_, state) => {
  it.each([
    ["light", false],
    ["dark", true],
  ] as const)("is whole at every size, and readable for everybody, in the %s", async (__, dark) => {
    await show(state, dark);
    for (const [width, height] of sizes) {
      await page.viewport(width, height);
      expect(cutOff(), `${width} × ${height}`).toBe("");
      expect(tooSmall(), `${width} × ${height}`).toBe("");
    }
    await page.viewport(1366, 768);
    expect(await violations()).toBe("");
  });
});

describe("whoever signs in", () => {
  it("comes through by keyboard alone, and cannot send what is not filled in", async () => {
    await show({ step: "sign-in", words: null }, false);
    await userEvent.keyboard("{Tab}王芳{Enter}");
    expect(signIn).not.toHaveBeenCalled();
    await userEvent.keyboard("{Tab}a-good-password{Enter}");
    expect(signIn).toHaveBeenCalledWith("王芳", "a-good-password");
    await expect.element(page.getByLabelText(/密码/)).toHaveValue("");
  });

  it("is read why they were refused", async () => {
    await show({ step: "sign-in", words: refused }, false);
    await expect.element(page.getByRole("alert")).toHaveTextContent("姓名或密码不正确。The name or the password is not right.");
  });
});
