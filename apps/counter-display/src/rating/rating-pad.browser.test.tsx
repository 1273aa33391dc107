// The rating pad in a real browser: asked after each errand, answered with one touch or not at all.

import type { CounterId, StaffId } from "@hallflow/queue-core";
import axe from "axe-core";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { rehearsalPlan } from "../rehearsal/rehearsal-plan.ts";
import { Rehearsal, type RehearsedLink } from "../rehearsal/rehearsal.ts";
import { RatingPad } from "./rating-pad.tsx";

const counter = "1" as CounterId;
let rehearsal: Rehearsal;
let link: RehearsedLink;
let root: Root;
beforeEach(async () => {
  await page.viewport(1024, 600);
  document.documentElement.lang = "zh-CN";
  document.title = "评价";
  const reasons = [
    { id: "slow", name: { zh: "办理慢", en: "Slow" } },
    { id: "unclear", name: { zh: "解释不清楚", en: "Not explained well" } },
  ];
  rehearsal = new Rehearsal(rehearsalPlan({ rating: { openSeconds: 120, reasons } }));
  rehearsal.do({ type: "sign-in", counter, staff: "W1" as StaffId });
  link = rehearsal.rating(counter);
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
  root.render(<RatingPad link={link} />);
});
afterEach(() => root.unmount());

async function expectNoViolations(): Promise<void> {
  const { violations } = await axe.run(document, { rules: { "page-has-heading-one": { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

function serveSomebody(): void {
  rehearsal.ticket();
  for (const type of ["call-next", "start", "finish"] as const) rehearsal.do({ type, counter });
}

describe("the rating pad", () => {
  it("waits until an errand is done, takes one touch for satisfied, and thanks", async () => {
    await expect.element(page.getByText("感谢您的光临")).toBeVisible();
    await expectNoViolations();
    serveSomebody();
    await expect.element(page.getByRole("heading", { name: /您满意吗/ })).toBeVisible();
    await expectNoViolations();
    for (const face of document.querySelectorAll(".rating-faces button")) expect(face.getBoundingClientRect().height).toBeGreaterThan(60);
    await page.getByRole("button", { name: /非常满意/ }).click();
    expect(link.sent).toMatchObject([{ type: "rate", mark: 5, reasons: [] }]);
    await expect.element(page.getByText("谢谢您的评价")).toBeVisible();
    await expectNoViolations();
  });

  it("asks why at a low mark, and takes no answer for an answer", async () => {
    serveSomebody();
    await page.getByRole("button", { name: /^不满意/ }).click();
    await page.getByRole("button", { name: /办理慢/ }).click();
    await page.getByRole("textbox").fill("椅子少");
    await expectNoViolations();
    await page.getByRole("button", { name: /提交/ }).click();
    expect(link.sent).toMatchObject([{ mark: 2, reasons: ["slow"], suggestion: "椅子少" }]);
    serveSomebody();
    await page.getByRole("button", { name: /一般/ }).click();
    await page.getByRole("button", { name: /提交/ }).click();
    expect(link.sent[1]).toMatchObject({ mark: 3, reasons: [] });
  });

  it("lets go of who does not rate: the next customer begins a new question, and silence is not counted", async () => {
    serveSomebody();
    await page.getByRole("button", { name: /^不满意/ }).click();
    rehearsal.ticket();
    rehearsal.do({ type: "call-next", counter });
    rehearsal.do({ type: "start", counter });
    await expect.element(page.getByText("感谢您的光临")).toBeVisible();
    rehearsal.do({ type: "finish", counter });
    await expect.element(page.getByRole("heading", { name: /您满意吗/ })).toBeVisible();
    expect(link.sent).toEqual([]);
  });

  it("says that it is not connected, and what to do then", async () => {
    serveSomebody();
    await expect.element(page.getByRole("heading", { name: /您满意吗/ })).toBeVisible();
    link.cut();
    await expect.element(page.getByText(/请直接告诉工作人员/)).toBeVisible();
    await expectNoViolations();
  });
});
