// The whole way of one customer, through the pages that a newcomer opens: a touch at the kiosk, the paper, the call, the lobby.

import { type Page, expect, test } from "@playwright/test";
import { type RunningHall, startHall } from "../system-support/running-hall.ts";

let hall: RunningHall;
test.beforeAll(async () => {
  hall = await startHall();
});
test.afterAll(async () => void (await hall.stop()));

/** Takes a ticket for a service at a kiosk page, in Chinese, and answers the number on the screen. */
async function takeTicket(page: Page, service: string): Promise<string> {
  await page.goto(`${hall.url}/kiosk`);
  await page.getByRole("button", { name: /中文/ }).first().click();
  await page.getByRole("button", { name: /直接取号/ }).click();
  await page
    .getByRole("button", { name: new RegExp(service) })
    .first()
    .click();
  await page.getByRole("button", { name: /取号/ }).first().click();
  await expect(page.getByText("请取走您的号票")).toBeVisible();
  const text = await page.locator("body").innerText();
  const ticket = /\b[A-Z]\d{3}\b/.exec(text)?.[0];
  expect(ticket, text).toBeDefined();
  return ticket ?? "";
}

async function signIn(page: Page, counter: string, staff: string): Promise<void> {
  await page.goto(`${hall.url}/counter`);
  await page.getByText(counter, { exact: true }).first().click();
  await page.getByRole("textbox").fill(staff);
  await page.getByRole("button", { name: /登录/ }).click();
  await expect(page.getByRole("button", { name: /叫下一位/ })).toBeVisible();
}

test("a customer takes a ticket, gets the paper, is called, seen and heard, and served", async ({ context }) => {
  const kiosk = await context.newPage();
  await kiosk.setViewportSize({ width: 1080, height: 1920 });
  const ticket = await takeTicket(kiosk, "产品变更");
  expect(ticket).toMatch(/^A/);

  // The paper came out of the virtual printer, with the same number and a code for the phone.
  const papers = async () =>
    (await (await fetch(`${hall.url}/paper/papers.json`)).json()) as {
      total: number;
      totalErrors: number;
      papers: { text: string[]; qr: string | null }[];
    };
  await expect.poll(async () => (await papers()).total).toBe(1);
  const { papers: printed, totalErrors } = await papers();
  expect(totalErrors).toBe(0);
  expect(JSON.stringify(printed[0])).toContain(ticket);
  const paper = await context.newPage();
  await paper.goto(`${hall.url}/paper`);
  await expect(paper.getByRole("img").first()).toBeVisible();

  // The code on the paper leads to the visit's place in line.
  const code = /http:\/\/[^"\\]+\/t\/[\w-]+/.exec(JSON.stringify(printed[0]))?.[0];
  expect(code).toBeDefined();
  const phone = await context.newPage();
  await phone.goto(code ?? "");
  await expect(phone.getByText(ticket)).toBeVisible();

  const lobby = await context.newPage();
  await lobby.setViewportSize({ width: 1920, height: 1080 });
  const sounds: string[] = [];
  lobby.on("response", (response) => {
    if (response.url().includes("/voice/") && response.status() === 200) sounds.push(new URL(response.url()).pathname);
  });
  await lobby.goto(`${hall.url}/lobby`);
  await lobby.mouse.click(10, 10);

  const counter = await context.newPage();
  await counter.setViewportSize({ width: 1366, height: 768 });
  await signIn(counter, "1", "李");
  await counter.getByRole("button", { name: /叫下一位/ }).click();
  await expect(counter.getByText(ticket).first()).toBeVisible();
  await expect(lobby.getByText(ticket).first()).toBeVisible();
  await phone.reload();
  await expect(phone.getByText(/请到 1 号窗口/)).toBeVisible();
  await expect.poll(() => sounds, { timeout: 20_000 }).toEqual(expect.arrayContaining([`/voice/call/${ticket}/1/zh.wav`]));

  await counter.getByRole("button", { name: /开始办理/ }).click();
  await expect(counter.getByText(/标准 3 分钟/)).toBeVisible();
  await counter.getByRole("button", { name: /办结/ }).click();
  await expect
    .poll(async () => ((await hall.call("manager", "GET", "/api/v1/hall")) as { totals: { served: number } }).totals.served)
    .toBe(1);
});

test("a bill goes to the machine first, with one touch to still see a person", async ({ page }) => {
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(`${hall.url}/kiosk`);
  await page.getByRole("button", { name: /中文/ }).first().click();
  await page.getByRole("button", { name: /直接取号/ }).click();
  await page
    .getByRole("button", { name: /发票打印/ })
    .first()
    .click();
  await expect(page.getByText(/自助区/).first()).toBeVisible();
  await page.getByRole("button", { name: /我还是想找人办理/ }).click();
  await expect(
    page
      .getByText("请取走您的号票")
      .or(page.getByRole("button", { name: /^取号/ }))
      .first(),
  ).toBeVisible();
});

test("a machine is tried with the place kept, and the ticket at the scanner brings its customer back into line", async ({ page }) => {
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(`${hall.url}/kiosk`);
  await page.getByRole("button", { name: /^中文/ }).click();
  await page.getByRole("button", { name: /直接取号/ }).click();
  await page
    .getByRole("button", { name: /发票打印/ })
    .first()
    .click();
  await page.getByRole("button", { name: /先取号留位/ }).click();
  await expect(page.getByText(/位置为您保留/)).toBeVisible();
  const held = async () => ((await hall.call("manager", "GET", "/api/v1/hall")) as { totals: { held: number } }).totals.held;
  expect(await held()).toBe(1);
  const codeOnPaper = async () => {
    const { papers } = (await (await fetch(`${hall.url}/paper/papers.json`)).json()) as { papers: unknown[] };
    const paper = papers.map((one) => JSON.stringify(one)).find((one) => one.includes("没办成"));
    return /http:\/\/[^"\\]+\/t\/[\w-]+/.exec(paper ?? "")?.[0] ?? null;
  };
  await expect.poll(codeOnPaper).not.toBeNull();
  const code = (await codeOnPaper()) ?? "";
  await page.getByRole("button", { name: /^完成/ }).click();
  // A scanner that types, as fast as they do: keys that come one by one over a busy machine would be a person's.
  await page.evaluate((text) => {
    for (const key of [...text, "Enter"]) dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  }, code);
  await expect(page.getByText("自助机办好了吗？")).toBeVisible();
  await page.getByRole("button", { name: /没办成/ }).click();
  await expect(page.getByText("欢迎回来，号码不变")).toBeVisible();
  expect(await held()).toBe(0);
});

test("a known number leads to the reception lane, and no screen or paper says why", async ({ page }) => {
  await page.setViewportSize({ width: 1080, height: 1920 });
  await page.goto(`${hall.url}/kiosk`);
  await page.getByRole("button", { name: /中文/ }).first().click();
  await page.getByRole("button", { name: /手机号码/ }).click();
  for (const digit of "15400000001") await page.getByRole("button", { name: digit, exact: true }).click();
  await page.getByRole("button", { name: /确定/ }).click();
  await page
    .getByRole("button", { name: /产品变更/ })
    .first()
    .click();
  await expect(page.getByText("专席接待室").first()).toBeVisible();
  await page.getByRole("button", { name: /^取号/ }).first().click();
  await expect(page.getByText(/^V\d{3}$/).first()).toBeVisible();
  const papers = await (await fetch(`${hall.url}/paper/papers.json`)).text();
  for (const text of [await page.locator("body").innerText(), papers]) {
    expect(text).not.toMatch(/vip|贵宾|15400000001/i);
  }
});

test("the pages say the truth while the hub is away, and go on by themselves", async ({ context }) => {
  const lobby = await context.newPage();
  await lobby.goto(`${hall.url}/lobby`);
  await expect(lobby.getByText("最近叫号")).toBeVisible();
  const counter = await context.newPage();
  await signIn(counter, "2", "王");
  const away = Promise.all([
    expect(lobby.getByText("屏幕暂停更新")).toBeVisible({ timeout: 5_000 }),
    expect(counter.getByText(/与主机断开|断开/).first()).toBeVisible({ timeout: 5_000 }),
  ]);
  await hall.killHub();
  await away;
  await expect(lobby.getByText("屏幕暂停更新")).toBeHidden({ timeout: 15_000 });
  await expect(counter.getByRole("button", { name: /叫下一位/ })).toBeEnabled({ timeout: 15_000 });
});
