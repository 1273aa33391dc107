import type { CounterId, ServiceId } from "@hallflow/queue-core";
import axe from "axe-core";
import { type Root, createRoot } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Console } from "./console.tsx";
import { Rehearsal } from "./rehearsal.ts";
import { rehearsalPlan } from "./rehearsal-plan.ts";
import { chooseLanguage } from "./words.ts";

let root: Root;
let container: HTMLElement;

beforeEach(async () => {
  chooseLanguage("zh");
  await page.viewport(1366, 768);
  container = document.createElement("div");
  container.style.height = "100%";
  document.body.append(container);
  root = createRoot(container);
});
afterEach(() => {
  root.unmount();
  container.remove();
});

function show(hall: Rehearsal): void {
  root.render(<Console link={hall.link} />);
}

/** A morning with something of everything: served, waiting, late, on hold, paused. */
function busyHall(): Rehearsal {
  const hall = new Rehearsal();
  hall.signIn("1", "李敏");
  hall.signIn("2", "王芳");
  for (let count = 0; count < 3; count++) hall.ticket();
  hall.serve("1");
  hall.do({ type: "hold", counter: "1" as CounterId, kind: "papers-missing", note: "缺身份证复印件" });
  hall.serve("1");
  hall.do({ type: "pause", counter: "2" as CounterId, reason: "meal" });
  hall.ticket({ errands: ["undecided" as ServiceId], needs: ["elder"] });
  hall.pass(11);
  hall.ticket({ tier: "vip" });
  return hall;
}

async function expectAccessible(): Promise<void> {
  // What is still fading in has not yet the contrast that it will have.
  const ending = document.getAnimations().filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity);
  await Promise.all(ending.map(({ finished }) => finished));
  const { violations } = await axe.run(document.body, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`);
  // The page around the component is the test's own: it has no title and no landmarks.
  expect(found.filter((line) => !/^(document-title|html-has-lang|landmark-one-main|page-has-heading-one|region):/.test(line))).toEqual([]);
}

describe("the floor manager's console", () => {
  it("shows every counter with its state, every lane with its people, and the day's figures", async () => {
    show(busyHall());
    await expect.element(page.getByRole("button", { name: /^1 号窗口，办理中 A002 李敏/ })).toBeVisible();
    await expect.element(page.getByRole("button", { name: /^2 号窗口，暂停/ })).toMatchTextContent("用餐");
    await expect.element(page.getByRole("button", { name: /^6 号窗口，未登录/ })).toBeVisible();
    await expect.element(page.getByRole("button", { name: "A003，开户，已等 11 分钟，在目标内" })).toBeVisible();
    await expect.element(page.getByRole("button", { name: "E001，不确定，带我看看，已等 11 分钟，超过目标" })).toBeVisible();
    await expect.element(page.getByRole("article", { name: "专席业务" })).toMatchTextContent("没有窗口办理");
    await expect.element(page.getByRole("region", { name: "今日" })).toMatchTextContent("5取号办结0在窗口1等候3保留1");
    await expectAccessible();
  });

  it("counts what customers said of taking their number, beside how many did, and what they wish for", async () => {
    const hall = new Rehearsal({
      ...rehearsalPlan(),
      feedback: { wishes: [{ id: "seats", name: { zh: "多一些座位", en: "More seats" } }] },
    });
    const [first, second] = [hall.ticket(), hall.ticket(), hall.ticket()] as const;
    hall.do({ type: "give-feedback", visit: first, mark: 3 });
    hall.do({ type: "give-feedback", visit: second, mark: 1, wish: "seats" });
    show(hall);
    const today = page.getByRole("region", { name: "今日" });
    await expect.element(today).toMatchTextContent("取号方便1 / 2 位评价者");
    await expect.element(today).toMatchTextContent("希望改进 · 多一些座位1");
  });

  it("reads English first when asked to", async () => {
    show(busyHall());
    await page.getByRole("button", { name: "English first" }).click();
    await expect.element(page.getByRole("button", { name: "E001, Not sure, show me, waiting 11 minutes, over the target" })).toBeVisible();
    expect(document.documentElement.lang).toBe("en");
    await expectAccessible();
  });

  it("acts on what it warns of with one press", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^恢复 2 号窗口/ }).click();
    expect(hall.sent).toEqual([{ type: "resume", counter: "2" }]);
    await expect.element(page.getByRole("button", { name: /^2 号窗口，空闲/ })).toBeVisible();
    await expect.element(page.getByText("2 号窗口已恢复服务")).toBeVisible();
  });

  it("signs a counter out only when pressed twice, and not while it has a customer", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^2 号窗口，暂停/ }).click();
    await page.getByRole("button", { name: /^退出窗口/ }).click();
    expect(hall.sent).toEqual([]);
    await page.getByRole("button", { name: /^确认退出 2 号窗口/ }).click();
    expect(hall.sent).toEqual([{ type: "sign-out", counter: "2" }]);
    await userEvent.keyboard("{Escape}");
    await page.getByRole("button", { name: /^1 号窗口，办理中/ }).click();
    await expect.element(page.getByText("窗口正在接待 A002，请先由窗口办结")).toBeVisible();
    await expect.element(page.getByRole("button", { name: /^退出窗口/ })).not.toBeInTheDocument();
    await expectAccessible();
  });

  it("hangs a notice in the lobby for as long as asked, and takes it down", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^大屏通知/ }).click();
    await page.getByRole("textbox", { name: /^中文/ }).fill("十二点系统维护");
    await page.getByRole("textbox", { name: /^英文/ }).fill("Maintenance at noon");
    await page.getByRole("radio", { name: "30 分钟" }).click();
    await expectAccessible();
    await page.getByRole("button", { name: /^显示在大屏/ }).click();
    expect(hall.sent).toMatchObject([{ type: "set-notices", notices: [{ zh: "十二点系统维护", en: "Maintenance at noon" }] }]);
    await expect.element(page.getByText("十二点系统维护")).toBeVisible();
    await page.getByRole("button", { name: "撤下" }).click();
    expect(hall.sent[1]).toEqual({ type: "set-notices", notices: [] });
    await expect.element(page.getByText("大厅屏幕上现在没有通知。")).toBeVisible();
  });

  it("opens a relief counter for somebody", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^6 号窗口，未登录/ }).click();
    await page.getByRole("textbox", { name: "柜员姓名或工号" }).fill("刘 洋");
    await expect.element(page.getByRole("button", { name: /^登录窗口/ })).toBeDisabled();
    await page.getByRole("textbox", { name: "柜员姓名或工号" }).fill("刘洋");
    await page.getByRole("button", { name: /^登录窗口/ }).click();
    expect(hall.sent).toEqual([{ type: "sign-in", counter: "6", staff: "刘洋" }]);
  });

  it("takes a ticket for somebody, and shows what will come of it before and the number after", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^代客取号/ }).click();
    await expect.element(page.getByRole("button", { name: /^取号/ })).toBeDisabled();
    await page.getByRole("button", { name: "产品变更" }).click();
    await page.getByRole("button", { name: "开户" }).click();
    await page.getByRole("button", { name: "长者" }).click();
    await expect.element(page.getByText("前面 1 位")).toBeVisible();
    await expect.element(page.getByText("请在柜台区就座")).toBeVisible();
    await expectAccessible();
    await page.getByRole("button", { name: /^取号/ }).click();
    await expect.element(page.getByRole("dialog").getByText("A004")).toBeVisible();
    expect(hall.sent[0]).toMatchObject({
      type: "take-ticket",
      errands: ["change-plan", "open-account"],
      needs: ["elder"],
      channel: "staff",
    });
    await expectAccessible();
  });

  it("shows a visit's own facts, and ends it only when pressed twice", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^E001，/ }).click();
    const drawer = page.getByRole("dialog");
    await expect.element(drawer).toMatchTextContent("同事带您看看");
    await expect.element(drawer).toMatchTextContent("需要照顾长者");
    await expectAccessible();
    await page.getByRole("button", { name: /^取消号码/ }).click();
    await page.getByRole("button", { name: /^确认取消 E001/ }).click();
    await expect.element(drawer).toMatchTextContent("已取消");
    expect(hall.sent.map(({ type }) => type)).toEqual(["cancel"]);
  });

  it("notes what staff see of a waiting customer, and diverts them anew", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^A003，/ }).click();
    await page.getByRole("button", { name: /^照顾与类别/ }).click();
    await expect.element(page.getByRole("button", { name: /^保存/ })).toBeDisabled();
    await page.getByRole("button", { name: "孕妇" }).click();
    await page.getByRole("radio", { name: "重点" }).click();
    await expectAccessible();
    await page.getByRole("button", { name: /^保存/ }).click();
    await expect.element(page.getByRole("dialog")).toMatchTextContent("请在接待室就座");
    await expect.element(page.getByRole("dialog")).toMatchTextContent("需要照顾孕妇");
    expect(hall.sent).toMatchObject([{ type: "revise-visit", needs: ["pregnant"], tier: "vip" }]);
    await page.getByRole("button", { name: /^照顾与类别/ }).click();
    await expect.element(page.getByRole("radio", { name: "重点" })).toBeChecked();
  });

  it("ends a visit only for a reason", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^A003，/ }).click();
    await page.getByRole("button", { name: /^结束号码/ }).click();
    await expect.element(page.getByRole("button", { name: /^确认结束 A003/ })).toBeDisabled();
    await page.getByRole("textbox", { name: /^为什么结束/ }).fill("客户已离开");
    await expectAccessible();
    await page.getByRole("button", { name: /^确认结束 A003/ }).click();
    await expect.element(page.getByRole("dialog")).toMatchTextContent("由员工结束");
    expect(hall.sent).toMatchObject([{ type: "end-visit", reason: "客户已离开" }]);
  });

  it("sends a customer to a machine where one can help, and says when it has, or brings them back", async () => {
    const services = rehearsalPlan().services.map((service) =>
      service.id === "open-account" ? { ...service, selfServiceZone: "counters" } : service,
    );
    const hall = new Rehearsal(rehearsalPlan({ services }));
    for (const errands of [["open-account"], ["change-plan"]]) hall.ticket({ errands: errands as ServiceId[], declinedSelfService: true });
    show(hall);
    await page.getByRole("button", { name: /^A002，/ }).click();
    await expect.element(page.getByRole("button", { name: /^结束号码/ })).toBeVisible();
    await expect.element(page.getByRole("button", { name: /^请去自助机/ })).not.toBeInTheDocument();
    await userEvent.keyboard("{Escape}");
    await page.getByRole("button", { name: /^A001，/ }).click();
    await page.getByRole("button", { name: /^请去自助机/ }).click();
    await page.getByRole("button", { name: /^放回等候/ }).click();
    await page.getByRole("button", { name: /^请去自助机/ }).click();
    await page.getByRole("button", { name: /^自助机已办好/ }).click();
    await expect.element(page.getByRole("dialog")).toMatchTextContent("已办结");
    expect(hall.sent.map(({ type }) => type)).toEqual(["send-to-machine", "bring-back", "send-to-machine", "machine-done"]);
  });

  it("answers a customer who asks why another was called first", async () => {
    const hall = new Rehearsal();
    hall.ticket();
    hall.pass(2);
    hall.ticket({ errands: ["undecided" as ServiceId] });
    hall.signIn("2", "王芳");
    hall.serve("2");
    show(hall);
    await page.getByRole("button", { name: /^A001，/ }).click();
    await page.getByRole("button", { name: "为什么先叫别人？" }).click();
    const why = page.getByRole("region", { name: "为什么先叫别人？" });
    await expect.element(why).toMatchTextContent("E001 · 2 号窗口");
    await expect.element(why).toMatchTextContent("没有先叫的：A001（时限较晚）");
    await expectAccessible();
  });

  it("books a time, checks in who comes, and gives up a time only when pressed twice", async () => {
    const hall = new Rehearsal(rehearsalPlan({ appointments: { closesMinutesBefore: 0, checkInMinutesBefore: 30 } }));
    show(hall);
    await page.getByRole("button", { name: "查看与预约" }).click();
    await expect.element(page.getByText("今天没有预约。")).toBeVisible();
    for (const time of ["10:15", "17:45"]) {
      await page.getByRole("combobox", { name: "业务" }).selectOptions("开户");
      await page.getByRole("combobox", { name: "时间" }).selectOptions(time);
      await page.getByRole("button", { name: /^预约/ }).click();
      await expect.element(page.getByRole("listitem", { name: new RegExp(`^${time}`) })).toBeVisible();
    }
    const [soon, later] = [page.getByRole("listitem", { name: /^10:15/ }), page.getByRole("listitem", { name: /^17:45/ })];
    await expect.element(later).toMatchTextContent("17:15 起可签到");
    await expect.element(later.getByRole("button", { name: "签到" })).toBeDisabled();
    await expectAccessible();
    await soon.getByRole("button", { name: "签到" }).click();
    await expect.element(soon).toMatchTextContent("已签到A001");
    await later.getByRole("button", { name: "取消预约" }).click();
    await later.getByRole("button", { name: "确认取消" }).click();
    await expect.element(later).not.toBeInTheDocument();
    expect(hall.sent.map(({ type }) => type)).toEqual(["book-appointment", "book-appointment", "check-in", "cancel-appointment"]);
    expect(hall.sent[0]).toMatchObject({ slotAt: Date.parse("2025-11-24T10:15:00+08:00"), errands: ["open-account"] });
  });

  it("says how many tickets the end of the day would end, and waits for the counters", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^营业运行/ }).click();
    await page.getByRole("button", { name: /^闭厅/ }).click();
    await expect.element(page.getByRole("dialog")).toMatchTextContent("4 个号码将随闭厅结束，不再叫号：等候 3 位，保留 1 位");
    await expect.element(page.getByRole("alert")).toMatchTextContent("1 号窗口还有客户，办结后才能闭厅");
    await expect.element(page.getByRole("button", { name: /^闭厅，结束 4 个号码/ })).toBeDisabled();
    hall.do({ type: "finish", counter: "1" as CounterId });
    await page.getByRole("button", { name: /^闭厅，结束 4 个号码/ }).click();
    expect(hall.sent).toEqual([{ type: "close-day" }]);
    await expect.element(page.getByRole("heading", { name: /^营业厅未开厅/ })).toBeVisible();
    await expectAccessible();
  });

  it("declares a surge at once, and ends it from the line that says so", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^营业运行/ }).click();
    await page.getByRole("button", { name: /^宣布客流高峰/ }).click();
    await expect.element(page.getByRole("region", { name: "营业运行" })).toMatchTextContent("客流高峰：可以开启增援窗口");
    await page.getByRole("button", { name: /^结束高峰/ }).click();
    await expect.element(page.getByRole("region", { name: "营业运行" })).not.toBeInTheDocument();
    expect(hall.sent).toEqual([{ type: "declare-surge" }, { type: "end-surge" }]);
  });

  it("evacuates with the reason that stands there, and lets everybody go on where they were", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^营业运行/ }).click();
    await expectAccessible();
    await page.getByRole("button", { name: /^紧急疏散/ }).click();
    await expect.element(page.getByRole("dialog")).toMatchTextContent("窗口的 1 位停止办理，等候的 4 位停止叫号");
    await page.getByRole("button", { name: /^立即疏散/ }).click();
    await expect.element(page.getByRole("region", { name: "营业运行" })).toMatchTextContent("所有人离开大厅");
    await expect.element(page.getByRole("button", { name: /^代客取号/ })).toBeDisabled();
    await expectAccessible();
    await page.getByRole("button", { name: /^恢复营业/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^恢复营业/ })
      .click();
    await expect.element(page.getByRole("button", { name: /^代客取号/ })).toBeEnabled();
    expect(hall.sent).toEqual([{ type: "evacuate-hall", reason: "紧急疏散" }, { type: "resume-hall" }]);
  });

  it("suspends for the reason that was typed", async () => {
    const hall = busyHall();
    show(hall);
    await page.getByRole("button", { name: /^营业运行/ }).click();
    await page.getByRole("button", { name: /^暂停营业/ }).click();
    await page.getByRole("textbox", { name: /^原因/ }).fill("停电");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^暂停营业/ })
      .click();
    await expect.element(page.getByRole("region", { name: "营业运行" })).toMatchTextContent("停电");
    expect(hall.sent).toEqual([{ type: "suspend-hall", reason: "停电" }]);
  });

  it("opens the day by its hours, and says so when it was open today already", async () => {
    const hall = new Rehearsal();
    hall.do({ type: "close-day" });
    show(hall);
    await page.getByRole("button", { name: /^开厅/ }).first().click();
    await expect.element(page.getByRole("dialog")).toMatchTextContent("17:45 自动停止取号，18:00 之后客户办完即自动闭厅");
    await expect.element(page.getByRole("dialog")).toMatchTextContent("今天已经开过厅");
    await page.getByRole("dialog").getByRole("button", { name: /^开厅/ }).click();
    expect(hall.sent).toMatchObject([{ type: "open-day", day: "2025-11-24", closesAt: Date.parse("2025-11-24T18:00:00+08:00") }]);
  });

  it("says that it is cut off, since when the hall stands as shown, and offers nothing that cannot be done", async () => {
    const hall = busyHall();
    show(hall);
    hall.cut();
    hall.pass(30);
    await expect.element(page.getByRole("alert")).toMatchTextContent("已与营业厅主机断开");
    await expect.element(page.getByText("停在 10:11")).toBeVisible();
    await expect.element(page.getByRole("button", { name: /^A003，开户，已等 11 分钟/ })).toBeVisible();
    for (const name of [/^代客取号/, /^营业运行/, /^恢复 2 号窗口/]) {
      await expect.element(page.getByRole("button", { name })).toBeDisabled();
    }
    await page.getByRole("button", { name: /^2 号窗口，暂停/ }).click();
    await expect.element(page.getByText("与主机断开，暂时不能操作")).toBeVisible();
    await userEvent.keyboard("{Escape}");
    hall.heal();
    await expect.element(page.getByText("10:41")).toBeVisible();
    await expect.element(page.getByRole("button", { name: /^代客取号/ })).toBeEnabled();
  });

  it("has room for a long line: it scrolls, and the list has everybody", async () => {
    const hall = new Rehearsal(rehearsalPlan({ demo: true }));
    hall.signIn("1", "李敏");
    for (let count = 0; count < 60; count++) hall.ticket();
    show(hall);
    await expect.element(page.getByRole("button", { name: /^A001，/ })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(1366);
    await page.getByRole("button", { name: "查看综合业务的全部等候客户" }).click();
    await expect.element(page.getByText("列表到此为止，之后还有 20 位")).toBeVisible();
  });
});
