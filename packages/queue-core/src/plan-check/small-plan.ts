// A small complete hall plan that passes every check, for tests to break in one place.

import { type HallPlan, hallPlanSchema } from "../hall-plan.ts";

const words = (zh: string, en: string) => ({ zh, en });
const hours = ["09:00", "17:00"];

/** What the file would say; `smallPlan` is the plan it means. */
export const smallHall = {
  version: 1,
  id: "small",
  name: words("小厅", "Small Hall"),
  timeZone: "Asia/Shanghai",
  openingHours: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: null, sunday: null },
  lastTicketsMinutesBeforeClose: 10,
  lanes: [
    { id: "basic", letter: "A", name: words("综合业务", "General services"), shape: "circle", targetWaitMinutes: 20 },
    { id: "experience", letter: "E", name: words("体验咨询", "Advice"), shape: "square", targetWaitMinutes: 10 },
  ],
  zones: [
    { id: "counters", name: words("柜台区", "Counters"), direction: words("直走", "straight ahead") },
    { id: "machines", name: words("自助区", "Machines"), direction: words("左侧", "on your left") },
  ],
  serviceGroups: [
    { id: "bills", name: words("账单", "Bills"), icon: "receipt-text" },
    { id: "plans", name: words("套餐", "Plans"), icon: "layers" },
  ],
  services: [
    { id: "print-invoice", name: words("发票打印", "Print an invoice"), group: "bills", standardMinutes: 2, selfServiceZone: "machines" },
    { id: "explain-bill", name: words("账单解释", "Explain a bill"), group: "bills", standardMinutes: 15 },
    { id: "change-plan", name: words("产品变更", "Change plan"), group: "plans", standardMinutes: 3 },
  ],
  undecided: { name: words("不确定，带我看看", "Not sure, show me"), standardMinutes: 8 },
  counters: [
    { id: "1", zone: "counters", lanes: ["basic"] },
    { id: "2", zone: "counters", lanes: ["experience", "basic"] },
    { id: "3", zone: "counters", lanes: ["experience"] },
  ],
  dispatch: { policy: "target-wait" },
  absence: { recalls: 3, recallSpacingSeconds: 20, answerSeconds: 60, placesBehind: 3, passes: 2 },
  pauseReasons: [{ id: "meal", name: words("用餐", "Meal") }],
  announcements: {
    call: words("请 {ticket} 号到 {counter} 号窗口", "{ticket}, please go to counter {counter}"),
    missed: words("{ticket} 已过号", "{ticket}, you have missed your call"),
    soon: words("请 {ticket} 号准备", "{ticket}, please get ready"),
  },
  ticketNote: words("过号请到咨询台", "Missed your call? See the information desk"),
  diversion: [
    { id: "undecided", when: { undecided: true }, lane: "experience", reason: words("先看看", "Look around first") },
    { id: "everyone-else", when: {}, lane: "basic", zone: "counters", reason: words("请就座", "Please have a seat") },
  ],
};

export const smallPlan = (change: Partial<HallPlan> = {}): HallPlan => ({ ...hallPlanSchema.parse(smallHall), ...change });
