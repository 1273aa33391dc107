// What the manager does for single customers, in a real browser: complaints followed up and closed, a customer found, a number shown.

import type { CounterId, Question, VisitId } from "@hallflow/queue-core";
import axe from "axe-core";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { Console } from "../console.tsx";
import { Rehearsal } from "../rehearsal.ts";
import { chooseLanguage } from "../words.ts";

let root: Root;
let container: HTMLElement;
beforeEach(async () => {
  chooseLanguage("zh");
  await page.viewport(1366, 768);
  container = document.createElement("div");
  document.body.append(container);
  root = createRoot(container);
});
afterEach(() => {
  root.unmount();
  container.remove();
});

/** A customer at counter 1 who has complained, and another who waits. */
function complained(): Rehearsal {
  const hall = new Rehearsal();
  hall.signIn("1", "李敏");
  hall.ticket();
  hall.ticket();
  hall.serve("1");
  hall.do({ type: "record-outcome", counter: "1" as CounterId, kind: "complaint", about: "long-wait", outcome: "accepted" });
  return hall;
}

async function violations(): Promise<string[]> {
  const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  const found = await axe.run(document.body, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] });
  return found.violations
    .filter(({ id }) => id !== "document-title" && id !== "html-has-lang")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

const button = (name: string | RegExp) => page.getByRole("button", { name });

describe("a complaint", () => {
  it("is listed, taken up by somebody with what it is about, and closed with a result that names nobody", async () => {
    const hall = complained();
    root.render(<Console link={hall.link} />);
    await button("意见：1 件未结案").click();
    await expect.element(page.getByText("还没有人跟进")).toBeVisible();
    await page.getByRole("radio", { name: "等候" }).click();
    await page.getByLabelText("由谁跟进").fill("王芳");
    expect(await violations()).toEqual([]);
    await button("跟进").click();
    await expect.element(page.getByText("王芳 跟进")).toBeVisible();
    await page.getByRole("radio", { name: "已说明" }).click();
    await page.getByRole("textbox").fill("回电 13800001234");
    await expect.element(page.getByText("不能写电话、卡号或证件号")).toBeVisible();
    await expect.element(button("结案")).toBeDisabled();
    await page.getByRole("textbox").fill("已致歉并说明原因");
    await button("结案").click();
    await expect.element(page.getByText("今天登记 1 件 · 今天结案 1 件 · 尚未结案 0 件")).toBeVisible();
    await expect.element(page.getByText("已致歉并说明原因")).toBeVisible();
    expect(hall.sent.map(({ type }) => type)).toEqual(["take-up-complaint", "close-complaint"]);
    chooseLanguage("en");
    await expect.element(page.getByText("Explained", { exact: true })).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe("a customer's number", () => {
  it("finds their visit, and says that the search is written down", async () => {
    const hall = complained();
    const visit = "00000000-0000-4000-8000-000000000002" as VisitId;
    const { ask } = hall.link;
    const asked: Question[] = [];
    Object.assign(hall.link, {
      ask: async (question: Question) => {
        asked.push(question);
        if (question.type === "find-person") return { kind: "done", result: [{ visit, ticket: "A002" }] };
        if (question.type === "person") return { kind: "done", result: { by: "phone", masked: "138****1234" } };
        if (question.type === "unmask") return { kind: "done", result: { by: "phone", value: "13800001234" } };
        return ask(question as never);
      },
    });
    root.render(<Console link={hall.link} />);
    await button("按号码找客户").click();
    await expect.element(page.getByText("查找会记入审计日志。")).toBeVisible();
    await page.getByLabelText("客户说的号码").fill("138 0000 1234");
    expect(await violations()).toEqual([]);
    await button("查找").click();
    await button(/查看 A002/).click();
    await expect.element(page.getByText("138****1234")).toBeVisible();
    await expect.element(page.getByText("显示 30 秒，并记入审计日志。")).toBeVisible();
    expect(await violations()).toEqual([]);
    await button("显示完整号码").click();
    await expect.element(page.getByText("13800001234")).toBeVisible();
    expect(asked.find(({ type }) => type === "find-person")).toEqual({ type: "find-person", by: "phone", value: "13800001234" });
    expect(asked.filter(({ type }) => type === "unmask")).toEqual([{ type: "unmask", visit }]);
  });
});
