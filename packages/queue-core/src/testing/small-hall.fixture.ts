// A small hall for the core's own tests: three lanes, four counters, five services, and its times of day.

import { type HallPlan, hallPlanSchema } from "../hall-plan.ts";
import { type Instant, minuteMs, secondMs } from "../ids.ts";

const words = (zh: string, en: string) => ({ zh, en });
const hours = ["09:00", "17:00"];

const file = {
  version: 1,
  id: "small",
  name: words("小厅", "Small Hall"),
  timeZone: "Asia/Shanghai",
  openingHours: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours, sunday: null },
  lastTicketsMinutesBeforeClose: 30,
  lanes: [
    { id: "basic", letter: "A", name: words("综合业务", "General services"), shape: "circle", targetWaitMinutes: 20 },
    { id: "experience", letter: "E", name: words("体验咨询", "Advice"), shape: "square", targetWaitMinutes: 10 },
    { id: "vip", letter: "V", name: words("专席", "Reception"), shape: "diamond", targetWaitMinutes: 5 },
  ],
  zones: [
    { id: "counters", name: words("柜台区", "Counters"), direction: words("直走", "straight ahead") },
    { id: "reception", name: words("接待室", "Reception room"), direction: words("右侧", "on your right") },
    { id: "machines", name: words("自助区", "Machines"), direction: words("左侧", "on your left") },
  ],
  serviceGroups: [
    { id: "bills", name: words("账单", "Bills"), icon: "receipt-text" },
    { id: "plans", name: words("套餐", "Plans"), icon: "layers" },
  ],
  services: [
    {
      id: "top-up",
      name: words("交费", "Top up"),
      group: "bills",
      standardMinutes: 2,
      selfServiceZone: "machines",
      popular: true,
    },
    { id: "print-invoice", name: words("发票打印", "Print an invoice"), group: "bills", standardMinutes: 2, selfServiceZone: "machines" },
    { id: "explain-bill", name: words("账单解释", "Explain a bill"), group: "bills", standardMinutes: 10 },
    { id: "change-plan", name: words("产品变更", "Change plan"), group: "plans", standardMinutes: 6 },
    { id: "open-account", name: words("开户", "Open an account"), group: "plans", standardMinutes: 15 },
  ],
  undecided: { name: words("不确定，带我看看", "Not sure, show me"), standardMinutes: 8 },
  counters: [
    { id: "1", zone: "counters", lanes: ["basic"] },
    { id: "2", zone: "counters", lanes: ["basic", "experience"] },
    { id: "3", zone: "counters", lanes: ["experience"] },
    { id: "4", zone: "reception", lanes: ["vip", "basic"] },
  ],
  dispatch: { policy: "target-wait" },
  absence: { recalls: 3, recallSpacingSeconds: 20, answerSeconds: 60, placesBehind: 3, passes: 2 },
  pauseReasons: [
    { id: "meal", name: words("用餐", "Meal") },
    { id: "training", name: words("培训", "Training") },
  ],
  announcements: {
    call: words("请 {ticket} 号到 {counter} 号窗口", "{ticket}, please go to counter {counter}"),
    missed: words("{ticket} 已过号", "{ticket}, you have missed your call"),
    soon: words("请 {ticket} 号准备", "{ticket}, please get ready"),
  },
  ticketNote: words("过号请到咨询台", "Missed your call? See the information desk"),
  diversion: [
    {
      id: "reception",
      when: { tiers: ["vip"] },
      lane: "vip",
      zone: "reception",
      reason: words("请到接待室", "Please go to the reception room"),
    },
    {
      id: "care-first",
      when: { needs: ["elder", "disabled"] },
      lane: "basic",
      creditMinutes: 15,
      reason: words("请坐", "Please have a seat"),
    },
    { id: "see-and-try", when: { undecided: true }, lane: "experience", reason: words("先看看", "Look around first") },
    {
      id: "machine-first",
      when: { selfService: true },
      lane: "basic",
      offerSelfService: true,
      reason: words("自助机马上能办", "A machine can do this at once"),
    },
    {
      id: "rush",
      when: { groups: ["plans"], waiting: { lane: "basic", atLeast: 8 } },
      lane: "experience",
      reason: words("请这边", "This way"),
    },
    { id: "everyone-else", when: {}, lane: "basic", zone: "counters", reason: words("请就座", "Please have a seat") },
  ],
};

/** The small hall's plan, with parts of it exchanged. */
export const smallPlan = (change: Partial<HallPlan> = {}): HallPlan => ({ ...hallPlanSchema.parse(file), ...change });

/** The hall day of every story, and its local midnight. */
export const monday = "2026-11-23";
export const mondayStartAt: Instant = Date.UTC(2026, 10, 22, 16);

/** "09:05" or "09:05:20" of that Monday, as an instant. */
export function at(clock: string): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
  return mondayStartAt + (hours * 60 + minutes) * minuteMs + Math.round(seconds * secondMs);
}

/** An instant as that Monday's clock shows it, with milliseconds where there are any. */
export function clockOf(instant: Instant): string {
  const since = instant - mondayStartAt;
  const text = new Date(since)
    .toISOString()
    .slice(11, 23)
    .replace(/\.000$/, "");
  const days = Math.floor(since / (24 * 60 * minuteMs));
  return days === 0 ? text : `${text} (day ${days + 1})`;
}
