// The guide's tablet in a real browser, on a hall of the real core: meeting, leading, handing over, and what must not go wrong.

import type { CounterId, ServiceId, StaffId, ZoneId } from "@hallflow/queue-core";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { violationsAtRest } from "../rehearsal/violations.fixture.ts";
import { Rehearsal, type RehearsedLink } from "../rehearsal/rehearsal.ts";
import { Guide } from "./guide.tsx";
import type { Post } from "./post.ts";
import { chooseLanguage } from "./words.ts";

const zone = "experience-zone" as ZoneId;
const staff = "周洁" as StaffId;
const desk = "5" as CounterId;
const undecided = { errands: ["undecided"] as unknown as ServiceId[] };

let rehearsal: Rehearsal;
let link: RehearsedLink;
let root: Root;

beforeEach(async () => {
  await page.viewport(1280, 800);
  chooseLanguage("zh");
  rehearsal = new Rehearsal();
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
});
afterEach(() => root.unmount());

async function guideThere(at: CounterId | null = null): Promise<void> {
  if (at !== null) rehearsal.do({ type: "sign-in", counter: at, staff });
  link = rehearsal.guide(at);
  root.render(<Guide link={link} post={{ staff, zone, desk: at }} askedZone={null} take={() => undefined} />);
  await expect.element(page.getByRole("heading", { name: /正在接待/ })).toBeVisible();
}

const button = (name: string | RegExp) => page.getByRole("button", { name });
const sent = () => link.sent.map(({ type }) => type);
const answer = () => document.querySelector(".guide-answer")?.textContent ?? "";
/** Longer than a shaky hand's second touch counts as the same. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 650));

describe("a visitor", () => {
  it("is met, led from see to try to buy in one touch each, and handed over with a note", async () => {
    rehearsal.do({ type: "sign-in", counter: "2" as CounterId, staff: "王磊" as StaffId });
    rehearsal.ticket(undecided);
    await guideThere();
    await button(/接待下一位/).click();
    await expect.element(page.getByRole("heading", { name: "E001" })).toBeVisible();
    expect(link.sent.at(-1)).toMatchObject({ type: "begin-experience", guide: staff, zone });
    rehearsal.pass(4 * 60_000);
    await button("下一步：试一试 E001").click();
    await expect.element(button("试 E001")).toHaveAttribute("aria-pressed", "true");
    await expect.element(page.getByText("共 4 分钟")).toBeVisible();
    await button("下一步：买 E001").click();
    expect(await violationsAtRest()).toEqual([]);
    await button("交给窗口办理 E001").click();
    await page.getByRole("radio", { name: /2 号窗口/ }).click({ force: true });
    await page.getByLabelText("要办什么").selectOptions("open-account");
    await button("看中了：").click();
    expect(await violationsAtRest()).toEqual([]);
    await button("交过去").click();
    await expect.element(page.getByText("现在没有正在接待的客户")).toBeVisible();
    expect(link.sent.at(-1)).toMatchObject({
      type: "pass-on",
      destination: { to: "counter", counter: "2" },
      service: "open-account",
      note: "看中了：",
    });
  });

  it("may look around while in line for something else, and is sent off as soon as a counter calls", async () => {
    rehearsal.ticket();
    rehearsal.do({ type: "sign-in", counter: "1" as CounterId, staff: "王芳" as StaffId });
    await guideThere();
    await button("接待 A001").click();
    await expect.element(page.getByText("还在排队，位置保留着")).toBeVisible();
    rehearsal.do({ type: "call-next", counter: "1" as CounterId });
    await expect.element(page.getByText("1 号窗口正在叫，请送客户过去")).toBeVisible();
    await expect.element(button("交给窗口 A001")).toHaveAttribute("aria-disabled", "true");
    rehearsal.do({ type: "start", counter: "1" as CounterId });
    await expect.element(page.getByText("正在 1 号窗口办理")).toBeVisible();
    rehearsal.do({ type: "finish", counter: "1" as CounterId });
    await expect.element(page.getByText("现在没有正在接待的客户")).toBeVisible();
  });

  it("without a ticket gets one, and is being shown around at once", async () => {
    await guideThere();
    await button("没有号的客户").click();
    await button("老人").click();
    expect(await violationsAtRest()).toEqual([]);
    await button("取号并接待").click();
    await expect.element(page.getByRole("heading", { name: "E001" })).toBeVisible();
    expect(sent()).toEqual(["take-ticket", "begin-experience"]);
    expect(link.sent[0]).toMatchObject({ errands: ["undecided"], needs: ["elder"], channel: "staff" });
  });

  it("ends with an outcome and a line to keep", async () => {
    rehearsal.ticket(undecided);
    await guideThere();
    await button("接待 E001").click();
    await button("结束 E001").click();
    await page.getByLabelText(/记一句/).fill("下周再来看");
    await button("有兴趣").click();
    await expect.element(page.getByText("现在没有正在接待的客户")).toBeVisible();
    expect(link.sent.at(-1)).toMatchObject({ type: "end-experience", outcome: "interested", note: "下周再来看" });
  });

  it("of a colleague is seen with their name, after one's own", async () => {
    const [theirs, mine] = [rehearsal.ticket(undecided), rehearsal.ticket(undecided)];
    rehearsal.do({ type: "begin-experience", visit: theirs, guide: "何静" as StaffId, zone });
    rehearsal.do({ type: "begin-experience", visit: mine, guide: staff, zone });
    await guideThere();
    await expect.element(page.getByText("何静 接待")).toBeVisible();
    expect([...document.querySelectorAll(".guide-card h2")].map((heading) => heading.textContent)).toEqual(["E002", "E001"]);
  });
});

describe("a guide with a desk", () => {
  it("calls by the hall's voice, begins when they come, and finishes what they came for with the outcome", async () => {
    rehearsal.ticket(undecided);
    await guideThere(desk);
    await button(/叫下一位/).click();
    await expect.element(page.getByText("已叫到 5 号窗口")).toBeVisible();
    await expect.element(button(/秒后可再叫/)).toHaveAttribute("aria-disabled", "true");
    expect(await violationsAtRest()).toEqual([]);
    await button("客户已到，开始接待").click();
    await expect.element(page.getByText("在您的窗口")).toBeVisible();
    await button("结束 E001").click();
    await button("买了").click();
    await expect.element(button(/叫下一位/)).toBeVisible();
    expect(sent()).toEqual(["call-next", "start", "begin-experience", "end-experience", "finish"]);
  });

  it("hands over from there as from any counter", async () => {
    rehearsal.do({ type: "sign-in", counter: "1" as CounterId, staff: "王芳" as StaffId });
    rehearsal.ticket(undecided);
    await guideThere(desk);
    await button(/叫下一位/).click();
    await button("客户已到，开始接待").click();
    await button("交给窗口 E001").click();
    await page.getByRole("radio", { name: /综合业务/ }).click({ force: true });
    await button("交过去").click();
    await expect.element(page.getByText("现在没有正在接待的客户")).toBeVisible();
    expect(link.sent.at(-1)).toMatchObject({ type: "transfer", counter: desk, destination: { to: "lane", lane: "basic" } });
  });
});

describe("the tablet", () => {
  it("is taken up in the experience zone, on foot, under one's own name", async () => {
    const taken: (Post | null)[] = [];
    root.render(<Guide link={rehearsal.guide(null)} post={null} askedZone={zone} take={(post) => taken.push(post)} />);
    await page.getByLabelText("姓名或工号").fill(staff);
    expect(await violationsAtRest()).toEqual([]);
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => taken).toEqual([{ staff, zone, desk: null }]);
    await page.getByRole("radio", { name: /5 号窗口/ }).click({ force: true });
    await button("开始").click();
    await expect.poll(() => taken.at(-1)).toEqual({ staff, zone, desk });
  });

  it("says within moments that the hub is away, and does nothing later that was touched meanwhile", async () => {
    rehearsal.ticket(undecided);
    await guideThere();
    link.cut();
    await expect.element(page.getByText("已与营业厅主机断开")).toBeVisible();
    expect(await violationsAtRest()).toEqual([]);
    await button(/接待下一位/).click();
    await expect.poll(answer).toContain("点按暂不起作用");
    link.heal();
    await pause();
    expect(link.sent).toEqual([]);
    await expect.element(button(/接待下一位/)).toBeVisible();
  });

  it("asks for a colleague and withdraws it", async () => {
    await guideThere();
    await button("请求支援").click();
    await expect.poll(() => link.troubles.get("help")?.words.zh).toBe("体验区（周洁）请求支援");
    await button("已请求，点此撤回").click();
    await expect.poll(() => link.troubles.has("help")).toBe(false);
  });

  it.each([
    [1280, 800],
    [800, 1280],
  ])("holds a crowd at %i × %i in both languages: nothing outside, nothing clipped, nothing too small to touch", async (width, height) => {
    await page.viewport(width, height);
    for (let i = 0; i < 30; i++)
      rehearsal.ticket({ ...(i % 3 === 0 ? {} : undecided), needs: i % 4 === 0 ? ["elder"] : [], language: i % 2 ? "en" : "zh" });
    const view = () => [...document.querySelectorAll<HTMLElement>(".guide-card")];
    rehearsal.raise({ id: "x", severity: "warning", words: { zh: "取号机纸将尽", en: "Kiosk low on paper" }, since: rehearsal.now });
    await guideThere();
    for (const ticket of ["E001", "E002", "E003", "A001"]) {
      await button(`接待 ${ticket}`).click();
      await expect.poll(() => view().some(({ dataset }) => dataset["ticket"] === ticket)).toBe(true);
      await pause();
    }
    rehearsal.pass(31 * 60_000);
    for (const language of ["zh", "en"] as const) {
      chooseLanguage(language);
      await expect.element(page.getByRole("heading", { name: language === "zh" ? /正在接待/ : /Being shown around/ })).toBeVisible();
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(height);
      const buttons = [...document.querySelectorAll<HTMLElement>(".guide button")];
      const small = buttons.filter((one) => one.offsetHeight < 48 || one.offsetWidth < 48);
      expect(small.map((one) => one.textContent)).toEqual([]);
      const clipped = buttons.filter((one) => one.scrollWidth > one.clientWidth + 1);
      expect(clipped.map((one) => one.textContent)).toEqual([]);
      const outside = [...document.querySelectorAll<HTMLElement>(".guide-card :is(button, p)")].filter((part) => {
        const [inner, card] = [part.getBoundingClientRect(), part.closest(".guide-card")?.getBoundingClientRect()];
        return card && (inner.right > card.right || inner.left < card.left);
      });
      expect(outside.map((one) => one.textContent)).toEqual([]);
      expect(await violationsAtRest()).toEqual([]);
    }
    expect(document.body.textContent).not.toMatch(/vip|贵宾/i);
  });
});
