// The console in a real browser, on a hall of the real core: what tellers do all day, and what must not go wrong.

import { type CounterId, type PersonId, type Question, type ServiceId, type StaffId, refuse } from "@hallflow/queue-core";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { violationsAtRest } from "../rehearsal/violations.fixture.ts";
import { Rehearsal, type RehearsedLink } from "../rehearsal/rehearsal.ts";
import type { TakenSeat } from "./remembered-seat.ts";
import { Teller } from "./teller.tsx";
import { chooseLanguage } from "./words.ts";

const counter = "2" as CounterId;
const staff = "王磊" as StaffId;
const me: TakenSeat = { counter, staff };

let rehearsal: Rehearsal;
let link: RehearsedLink;
let root: Root;

beforeEach(async () => {
  await page.viewport(1366, 768);
  chooseLanguage("zh");
  rehearsal = new Rehearsal();
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  root = createRoot(place);
});
afterEach(() => root.unmount());

/** Shows the console of a teller who has signed in. */
async function sit(at: CounterId = counter): Promise<void> {
  rehearsal.do({ type: "sign-in", counter: at, staff });
  link = rehearsal.teller(at);
  root.render(<Teller link={link} taken={{ counter: at, staff }} sit={() => undefined} />);
  await expect.element(action("叫下一位")).toBeVisible();
}

const action = (name: string) => page.getByRole("button", { name: new RegExp(`^${name}`) });
const answer = () => document.querySelector(".answer-line")?.textContent ?? "";
const sentTypes = () => link.sent.map(({ type }) => type);
/** Longer than a shaky hand's second press counts as the same. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 650));

describe("a visit at the counter", () => {
  it("is called, started and finished by the keyboard alone", async () => {
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("heading", { name: "A001" })).toBeVisible();
    await expect.element(page.getByText("为什么是这位")).toBeVisible();
    await userEvent.keyboard("s");
    await expect.element(page.getByText("标准 3 分钟")).toBeVisible();
    await userEvent.keyboard("f");
    await expect.element(page.getByText("窗口空闲")).toBeVisible();
    expect(sentTypes()).toEqual(["call-next", "start", "finish"]);
  });

  it("shows a customer's number masked, and whole when the teller asks", async () => {
    rehearsal.ticket({ person: "00000000-0000-4000-8000-00000000cafe" as PersonId });
    await sit();
    const asked: string[] = [];
    link.ask = (async ({ type }: Question) => {
      asked.push(type);
      return { kind: "done", result: type === "person" ? { by: "phone", masked: "138****1234" } : { by: "phone", value: "13800001234" } };
    }) as RehearsedLink["ask"];
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("138****1234")).toBeVisible();
    expect(asked).toEqual(["person"]);
    await page.getByRole("button", { name: "显示完整号码" }).click();
    await expect.element(page.getByText("13800001234")).toBeVisible();
    expect(asked).toEqual(["person", "unmask"]);
    expect(await violationsAtRest()).toEqual([]);
  });

  it("goes on with the next errand when the first is finished", async () => {
    rehearsal.ticket({ errands: ["change-plan", "print-invoice"] as ServiceId[] });
    await sit();
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard("s");
    await userEvent.keyboard("f");
    await expect.poll(answer).toContain("下一项业务");
    await expect.element(page.getByText("标准 2 分钟")).toBeVisible();
  });

  it("says calmly when the standard time is over", async () => {
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard("s");
    await expect.element(page.getByText("标准 3 分钟")).toBeVisible();
    rehearsal.pass(3 * 60_000 + 5_000);
    await expect.element(page.getByText(/已超标准 0:05/)).toBeVisible();
  });

  it("is held with a note, and brought back to the same counter", async () => {
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard("s");
    await expect.poll(answer).toContain("开始办理");
    await userEvent.keyboard("h");
    await userEvent.keyboard("{ArrowDown}");
    await page.getByLabelText(/备注/).fill("发票抬头要核对");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("窗口空闲")).toBeVisible();
    expect(link.sent.at(-1)).toMatchObject({ type: "hold", kind: "papers-kept", note: "发票抬头要核对" });
    await userEvent.keyboard("b");
    await page.getByRole("button", { name: "在本窗口继续" }).click();
    await expect.element(page.getByText("发票抬头要核对")).toBeVisible();
    await expect.element(page.getByRole("heading", { name: "A001" })).toBeVisible();
  });

  it("is transferred to a lane at a chosen place", async () => {
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard("s");
    await expect.poll(answer).toContain("开始办理");
    await userEvent.keyboard("t");
    await page.getByRole("radio", { name: /体验咨询/ }).click({ force: true });
    await page.getByRole("radio", { name: "排在最后" }).click({ force: true });
    await page.getByRole("button", { name: "转办", exact: true }).last().click();
    await expect.element(page.getByText("窗口空闲")).toBeVisible();
    expect(link.sent.at(-1)).toMatchObject({ destination: { to: "lane", lane: "experience", position: "last" } });
  });

  it("is sent to a person, who is followed from counter to counter", async () => {
    rehearsal.do({ type: "sign-in", counter: "1" as CounterId, staff: "王芳" as StaffId });
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard("s");
    await expect.poll(answer).toContain("开始办理");
    await userEvent.keyboard("t");
    await page.getByRole("radio", { name: /找 王芳 本人/ }).click({ force: true });
    await page.getByLabelText(/备注/).fill("老客户，认得他");
    await page.getByRole("button", { name: "转办", exact: true }).last().click();
    await expect.element(page.getByText("窗口空闲")).toBeVisible();
    expect(link.sent.at(-1)).toMatchObject({ destination: { to: "staff", staff: "王芳" }, note: "老客户，认得他" });
  });

  it("is served without a ticket, with the reason on record", async () => {
    await sit();
    await userEvent.keyboard("w");
    await page.getByRole("combobox", { name: /办什么/ }).selectOptions("print-invoice");
    await page.getByRole("button", { name: "一句话的事" }).click();
    expect(await violationsAtRest()).toEqual([]);
    await page.getByRole("button", { name: "开始办理", exact: true }).last().click();
    await expect.element(page.getByRole("heading", { name: "A001" })).toBeVisible();
    expect(link.sent.at(-1)).toMatchObject({ type: "serve-ticketless", errands: ["print-invoice"], reason: "一句话的事" });
  });

  it("gets at most one suggestion, and a touch records what came of it", async () => {
    rehearsal.ticket();
    rehearsal.pass(40 * 60_000);
    await sit();
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard("s");
    await expect.element(page.getByRole("heading", { name: "先听客户说" })).toBeVisible();
    expect(await violationsAtRest()).toEqual([]);
    await page.getByRole("button", { name: "客户没有意见" }).click();
    expect(link.sent.at(-1)).toMatchObject({ type: "record-outcome", kind: "complaint", outcome: "declined" });
    await expect.element(page.getByRole("button", { name: "客户没有意见" })).not.toBeInTheDocument();
    await expect.element(page.getByText("客户没有意见")).toBeVisible();
  });

  it("may complain without being asked, which two touches record and one does not", async () => {
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("{Enter}");
    await userEvent.keyboard("s");
    await page.getByRole("button", { name: "客户有意见" }).click();
    expect(sentTypes()).toEqual(["call-next", "start"]);
    expect(await violationsAtRest()).toEqual([]);
    await page.getByRole("button", { name: /再按一次登记/ }).click();
    expect(link.sent.at(-1)).toMatchObject({ type: "record-outcome", kind: "complaint", about: "said", outcome: "accepted" });
    await expect.element(page.getByRole("button", { name: /登记/ })).not.toBeInTheDocument();
  });

  it("can be called in particular, with a reason", async () => {
    rehearsal.ticket();
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("c");
    await page.getByLabelText("查找号码").fill("a002");
    await page.getByRole("option", { name: /A002/ }).click();
    await page.getByRole("button", { name: "需要优先照顾" }).click();
    await page.getByRole("button", { name: "呼叫 A002" }).click();
    await expect.element(page.getByRole("heading", { name: "A002" })).toBeVisible();
    await expect.element(page.getByText(/由窗口指定呼叫，原因：需要优先照顾/)).toBeVisible();
  });

  it("ends only after a second look when the customer would lose the ticket", async () => {
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("{Enter}");
    await expect.poll(answer).toContain("已呼叫");
    await userEvent.keyboard("n");
    await expect.poll(answer).toContain("已过号");
    await userEvent.keyboard("{Enter}");
    await expect.poll(sentTypes).toHaveLength(3);
    await pause();
    await userEvent.keyboard("n");
    await expect.element(page.getByText(/这是第 2 次过号/)).toBeVisible();
    expect(sentTypes()).toHaveLength(3);
    await page.getByRole("button", { name: "确认过号" }).click();
    await expect.element(page.getByText("窗口空闲")).toBeVisible();
  });
});

describe("presses", () => {
  it("made twice do nothing twice", async () => {
    rehearsal.ticket();
    rehearsal.ticket();
    await sit();
    const { send } = link;
    const asked: string[] = [];
    link.send = async (command, options) => {
      asked.push(command.type);
      // A hub that takes its time: the second press comes while the first is under way.
      await new Promise((resolve) => setTimeout(resolve, 400));
      return send(command, options);
    };
    await action("叫下一位").dblClick();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("heading", { name: "A001" })).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await pause();
    expect(asked).toEqual(["call-next"]);
  });

  it("held down are one press", async () => {
    rehearsal.ticket();
    rehearsal.ticket();
    await sit();
    // The keyboard is listened to right after the first paint.
    await new Promise((resolve) => setTimeout(resolve, 50));
    for (const repeat of [false, true, true, true]) {
      window.dispatchEvent(new KeyboardEvent("keydown", { code: "Enter", key: "Enter", repeat, bubbles: true, cancelable: true }));
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    expect(sentTypes()).toEqual(["call-next"]);
    expect(answer()).toContain("已呼叫 A001");
  });

  it("that cannot be made are answered with the reason, and not sent", async () => {
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("{Enter}");
    await expect.poll(answer).toContain("已呼叫");
    await userEvent.keyboard("r");
    await expect.poll(answer).toMatch(/\d+ 秒后可以重呼/);
    await action("办结").click({ force: true });
    await expect.poll(answer).toContain("没有正在办理的客户");
    expect(sentTypes()).toEqual(["call-next"]);
  });

  it("show the hub's own words when it refuses", async () => {
    rehearsal.ticket();
    await sit();
    const { send } = link;
    link.send = (command, options) => {
      // A colleague's console was faster by the time this press arrives.
      rehearsal.do({ type: "cancel", visit: "00000000-0000-4000-8000-000000000001" as never });
      return send(command, options);
    };
    await userEvent.keyboard("{Enter}");
    await expect.poll(answer).toContain("当前没有可由 2 号窗口办理的等候客户");
  });

  it("after a click leave Enter to the next call", async () => {
    rehearsal.ticket();
    rehearsal.ticket();
    await sit();
    await action("叫下一位").click();
    await action("开始办理").click();
    await action("办结").click();
    await expect.element(page.getByText("窗口空闲")).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("heading", { name: "A002" })).toBeVisible();
  });

  it("are letters where somebody writes", async () => {
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("c");
    await userEvent.type(page.getByLabelText("查找号码"), "rfshn");
    await expect.element(page.getByLabelText("查找号码")).toHaveValue("rfshn");
    expect(link.sent).toEqual([]);
  });

  it("carry what the teller saw", async () => {
    rehearsal.ticket();
    await sit();
    let seen: number | undefined;
    const { send } = link;
    link.send = (command, options) => {
      seen = options?.seen;
      expect(options?.validForMs).toBe(5_000);
      return send(command, options);
    };
    await userEvent.keyboard("{Enter}");
    await expect.poll(() => seen).toBe(1);
  });
});

describe("a cut link", () => {
  it("is told at once, with what can still be done, and nothing pressed meanwhile happens later", async () => {
    rehearsal.ticket();
    await sit();
    link.cut();
    await expect.element(page.getByText("已与营业厅主机断开")).toBeVisible();
    await expect.element(page.getByText(/请继续办理眼前的客户/)).toBeVisible();
    expect(await violationsAtRest()).toEqual([]);
    await userEvent.keyboard("{Enter}");
    await expect.poll(answer).toContain("按键暂不起作用");
    link.heal();
    await expect.element(page.getByText("已与营业厅主机断开")).not.toBeInTheDocument();
    expect(link.sent).toEqual([]);
  });
});

describe("a password", () => {
  it("is changed before taking the seat, by whoever has signed in, and typed twice", async () => {
    link = rehearsal.teller(null);
    const state = link.state();
    const welcome = state.welcome && { ...state.welcome, person: { staff, role: "teller" as const } };
    const asked: unknown[] = [];
    link.state = () => ({ ...state, welcome });
    // The same state each time: React looks whether it has changed.
    const signedIn = link.state();
    link.state = () => signedIn;
    link.administer = (async (request: unknown) => {
      asked.push(request);
      return asked.length === 1 ? { kind: "refused", refusal: refuse("wrong-password") } : { kind: "done", result: null };
    }) as RehearsedLink["administer"];
    root.render(<Teller link={link} taken={null} sit={() => undefined} />);
    await page.getByRole("button", { name: "修改密码" }).click();
    await page.getByLabelText(/^现在的密码/).fill("old-password");
    await page.getByLabelText(/^新密码/).fill("new-password");
    await page.getByLabelText(/再输入一次/).fill("new-passwort");
    await page.getByRole("button", { name: /修改密码/ }).click();
    await expect.element(page.getByText("两次输入的新密码不一样。")).toBeVisible();
    await page.getByLabelText(/再输入一次/).fill("new-password");
    await page.getByRole("button", { name: /修改密码/ }).click();
    await expect.element(page.getByRole("alert")).toMatchTextContent(/密码/);
    expect(await violationsAtRest()).toEqual([]);
    await page.getByRole("button", { name: /修改密码/ }).click();
    await expect.element(page.getByText("密码已修改，下次登录时使用新密码。")).toBeVisible();
    expect(asked.at(-1)).toEqual({ type: "change-password", old: "old-password", fresh: "new-password" });
    await page.getByRole("button", { name: /返回/ }).click();
    await expect.element(page.getByRole("heading", { name: "登录窗口" })).toBeVisible();
  });
});

describe("the seat", () => {
  it("is taken at a chosen counter under one's own name", async () => {
    rehearsal.do({ type: "sign-in", counter: "5" as CounterId, staff: "李娜" as StaffId });
    link = rehearsal.teller(null);
    const taken: TakenSeat[] = [];
    root.render(<Teller link={link} taken={null} sit={(seat) => taken.push(seat)} />);
    await page.getByLabelText("姓名或工号").fill("王磊");
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByText("请先选择窗口。")).toBeVisible();
    await page.getByRole("radio", { name: /^5/ }).click({ force: true });
    await page.getByRole("button", { name: /登录/ }).click();
    await expect.element(page.getByText(/5 号窗口已由 李娜 登录/)).toBeVisible();
    expect(await violationsAtRest()).toEqual([]);
    await page.getByRole("radio", { name: /^2/ }).click({ force: true });
    await page.getByRole("button", { name: /登录/ }).click();
    await expect.poll(() => taken).toEqual([me]);
  });

  it("is paused with a reason by its number, and resumed with the same key", async () => {
    await sit();
    await userEvent.keyboard("p");
    await expect.element(page.getByRole("dialog")).toBeVisible();
    await userEvent.keyboard("2");
    await expect.element(page.getByText("窗口暂停中")).toBeVisible();
    expect(link.sent.at(-1)).toMatchObject({ type: "pause", reason: "rest" });
    await pause();
    await userEvent.keyboard("p");
    await expect.element(page.getByText("窗口空闲")).toBeVisible();
  });

  it("shows its lanes' crowd without moving a button, in both languages and with no violation", async () => {
    await sit();
    const places = () =>
      [...document.querySelectorAll("[data-action]")].map((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        return [x, y, width, height].map(Math.round);
      });
    const before = places();
    for (let i = 0; i < 80; i++) rehearsal.ticket({ needs: i % 9 === 0 ? ["elder"] : [], tier: i % 11 === 0 ? "vip" : "standard" });
    rehearsal.pass(31 * 60_000);
    rehearsal.raise({ id: "x", severity: "warning", words: { zh: "取号机纸将尽", en: "Kiosk low on paper" }, since: rehearsal.now });
    await expect.element(page.getByText(/还有 \d+ 位/).first()).toBeVisible();
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("heading", { name: "A001" })).toBeVisible();
    expect(places()).toEqual(before);
    expect(await violationsAtRest()).toEqual([]);
    chooseLanguage("en");
    await expect.element(page.getByText("Calling").first()).toBeVisible();
    expect(places()).toEqual(before);
    expect(await violationsAtRest()).toEqual([]);
  });

  it("never shows the word for a customer's tier", async () => {
    rehearsal.ticket({ tier: "vip" });
    await sit("3" as CounterId);
    await userEvent.keyboard("{Enter}");
    await expect.element(page.getByRole("heading", { name: "V001" })).toBeVisible();
    expect(document.body.textContent).not.toMatch(/vip|贵宾|尊贵/i);
  });
});

describe("the console of a guide, or of somebody who needs one more pair of hands", () => {
  it("keeps who is shown around, their stage, and hands them over with a note", async () => {
    rehearsal.do({ type: "sign-in", counter: "1" as CounterId, staff: "王芳" as StaffId });
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("e");
    await page.getByRole("button", { name: "接待 A001" }).click();
    await page.getByRole("button", { name: "试", exact: true }).click();
    await expect.element(page.getByRole("button", { name: "试", exact: true })).toHaveAttribute("aria-pressed", "true");
    expect(await violationsAtRest()).toEqual([]);
    await page.getByLabelText(/给接手同事的话/).fill("看中了 256G");
    await page.getByRole("combobox", { name: "A001 交给窗口" }).selectOptions("1");
    expect(sentTypes()).toEqual(["begin-experience", "reach-stage", "pass-on"]);
    expect(link.sent.at(-1)).toMatchObject({ destination: { to: "counter", counter: "1" }, note: "看中了 256G" });
    await expect.element(page.getByText("现在没有正在接待的客户。")).toBeVisible();
  });

  it("fits the screen that it is made for, with an answer showing", async () => {
    rehearsal.ticket();
    await sit();
    await userEvent.keyboard("{Enter}");
    await expect.poll(answer).toContain("A001");
    for (const part of document.querySelectorAll("[data-action], .answer-line, .console-header")) {
      expect(part.getBoundingClientRect().bottom).toBeLessThanOrEqual(768);
    }
    expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(768);
  });

  it("asks for a colleague, is still asking after a reload, and withdraws it", async () => {
    await sit();
    await userEvent.keyboard("g");
    await expect.poll(() => link.troubles.get("help")?.words.zh).toContain("2 号窗口");
    root.unmount();
    link.troubles.clear();
    root = createRoot(document.body.firstElementChild as Element);
    root.render(<Teller link={link} taken={me} sit={() => undefined} />);
    await expect.poll(() => link.troubles.has("help")).toBe(true);
    await userEvent.keyboard("g");
    await expect.poll(() => link.troubles.has("help")).toBe(false);
  });
});
