// The sentence that goes with each refusal: what was wrong and what to do, in both languages.

import type { Refusal, RefusalType } from "./messages.ts";
import type { Words } from "./ids.ts";

const sentences: Record<RefusalType, Words> = {
  "hall-closed": { zh: "营业厅尚未开始营业，请等待开厅后再试。", en: "The hall is closed. Please try again once it has opened." },
  "hall-open": { zh: "今天已经开厅；如需重新开厅，请先闭厅。", en: "The hall day is already open. Close it before opening another." },
  "hall-suspended": {
    zh: "营业厅暂停服务，恢复后请再试；号码和排队位置都会保留。",
    en: "The hall is suspended. Please try again once it goes on; numbers and places are kept.",
  },
  "hall-evacuated": {
    zh: "营业厅正在疏散，请先离开大厅；号码和排队位置都会保留。",
    en: "The hall is being evacuated. Please leave it first; numbers and places are kept.",
  },
  "relief-closed": {
    zh: "{counter} 号是应急窗口，大厅进入高峰状态后才能登录。",
    en: "Counter {counter} is a relief counter. It opens when the hall has declared a surge.",
  },
  "not-closing-time": {
    zh: "还没有到清场时间，等候的客户会继续办理。",
    en: "It is not closing time yet. Those who wait are still served.",
  },
  "no-more-tickets": {
    zh: "今日取号已截止，请明天再来或使用自助设备。",
    en: "No more tickets today. Please come back tomorrow or use a self-service machine.",
  },
  "no-plan": { zh: "营业厅配置尚未发布，请联系管理员。", en: "The hall has no published plan yet. Please tell the administrator." },
  "plan-in-use": {
    zh: "仍有客户使用将被移除的 {what}，请在闭厅后再发布新配置。",
    en: "Customers still use {what}, which the new plan removes. Publish it after the hall has closed.",
  },
  "plan-mistaken": { zh: "新配置不能使用：{path} {zh}。", en: "The new plan cannot be used: {path} {en}." },
  "unknown-service": {
    zh: "没有业务“{service}”，请从业务列表中选择。",
    en: "There is no service “{service}”. Choose one from the list of services.",
  },
  "unknown-lane": { zh: "没有队列“{lane}”，请从队列列表中选择。", en: "There is no lane “{lane}”. Choose one from the list of lanes." },
  "unknown-counter": { zh: "没有 {counter} 号窗口，请核对窗口号。", en: "There is no counter {counter}. Check the counter's number." },
  "unknown-visit": { zh: "找不到该号码，请到咨询台核对。", en: "This ticket is not known here. Please ask at the information desk." },
  "unknown-reason": {
    zh: "没有暂停原因“{reason}”，请从列表中选择。",
    en: "There is no pause reason “{reason}”. Choose one from the list.",
  },
  "no-appointments": { zh: "本厅不接受预约，请现场取号。", en: "This hall takes no appointments. Take a ticket instead." },
  "unknown-appointment": {
    zh: "没有找到预约“{code}”，请核对预约码，或直接取号。",
    en: "There is no appointment “{code}”. Check the code, or take a ticket instead.",
  },
  "appointment-code-taken": { zh: "预约码“{code}”已被使用，请换一个。", en: "The code “{code}” is in use. Choose another." },
  "appointment-checked-in": {
    zh: "预约“{code}”已经签到，号码是 {ticket}。",
    en: "The appointment “{code}” has been checked in already; its ticket is {ticket}.",
  },
  "booking-closed": {
    zh: "至少要提前 {minutes} 分钟预约，请选择更晚的时段，或直接到厅取号。",
    en: "Book at least {minutes} minutes ahead. Choose a later time, or come and take a ticket.",
  },
  "booking-too-far-ahead": { zh: "最多提前 {days} 天预约，请选择更近的日期。", en: "Book at most {days} days ahead. Choose a nearer day." },
  "slot-outside-hours": { zh: "{slot} 不在营业时间内，请选择其他时段。", en: "The hall is not open at {slot}. Choose another time." },
  "slot-full": { zh: "{slot} 的时段已约满，请选择其他时段。", en: "The time at {slot} is fully booked. Choose another." },
  "missed-too-often": {
    zh: "{days} 天内爽约 {count} 次，暂时不能预约，请到厅取号。",
    en: "{count} appointments were missed within {days} days, so none can be booked for now. Please come and take a ticket.",
  },
  "check-in-too-early": {
    zh: "您的预约是 {slot}，{from} 起可以签到；也可以现在直接取号。",
    en: "Your appointment is at {slot}. Check in from {from}, or take a ticket now.",
  },
  "appointments-booked": {
    zh: "还有 {count} 个预约用到新配置里没有的内容，请先取消这些预约。",
    en: "{count} appointments need what the new plan no longer has. Cancel them first.",
  },
  "duplicate-visit": { zh: "这次取号已经登记过，请使用新的编号。", en: "This visit already has a ticket. Use a new visit id." },
  "duplicate-errand": { zh: "同一业务选择了两次，请去掉重复的一项。", en: "The same errand is named twice. Leave one out." },
  "too-many-errands": {
    zh: "{ticket} 已有 {most} 项业务待办，请先办完一项。",
    en: "{ticket} has {most} errands to do already. Finish one first.",
  },
  "counter-signed-out": { zh: "{counter} 号窗口尚未登录，请先登录窗口。", en: "Nobody is signed in at counter {counter}. Sign in first." },
  "counter-signed-in": {
    zh: "{counter} 号窗口已由 {staff} 登录，请选择其他窗口或先退出。",
    en: "{staff} is signed in at counter {counter}. Choose another counter, or sign out there first.",
  },
  "counter-paused": { zh: "{counter} 号窗口已暂停，请先恢复服务。", en: "Counter {counter} is paused. Resume it first." },
  "counter-not-paused": { zh: "{counter} 号窗口没有暂停。", en: "Counter {counter} is not paused." },
  "counter-busy": {
    zh: "{counter} 号窗口正在接待 {ticket}，请先办结、保留或转办。",
    en: "Counter {counter} has {ticket}. Finish, hold or transfer that visit first.",
  },
  "counter-calls-nobody": {
    zh: "{counter} 号窗口没有正在呼叫的号码，请先叫号。",
    en: "Counter {counter} is not calling anybody. Call the next customer first.",
  },
  "counter-serves-nobody": {
    zh: "{counter} 号窗口没有正在办理的客户，请先叫号并开始办理。",
    en: "Counter {counter} is serving nobody. Call a customer and start first.",
  },
  "counter-lacks-skill": {
    zh: "{counter} 号窗口不能办理“{zh}”，请选择其他窗口。",
    en: "Counter {counter} cannot do “{en}”. Choose another counter.",
  },
  "lane-lacks-skill": {
    zh: "队列“{lane}”没有能办理“{zh}”的窗口，请选择其他队列。",
    en: "No counter of the lane “{lane}” can do “{en}”. Choose another lane.",
  },
  "nobody-waiting": { zh: "当前没有可由 {counter} 号窗口办理的等候客户。", en: "Nobody is waiting for counter {counter} just now." },
  "left-to-others": {
    zh: "等候的客户暂由其他窗口叫号；{counter} 号窗口请 {seconds} 秒后再试，或指定叫号。",
    en: "Those who wait are left to other counters for now. Try again at counter {counter} in {seconds} seconds, or call somebody by name.",
  },
  "visit-not-waiting": { zh: "{ticket} 不在等候中，请刷新后再试。", en: "{ticket} is not waiting any more. Look at the list again." },
  "visit-not-held": { zh: "{ticket} 没有被保留，无需恢复。", en: "{ticket} is not on hold, so it cannot be brought back." },
  "visit-over": { zh: "{ticket} 已经结束，如需继续请重新取号。", en: "{ticket} has ended. Take a new ticket to go on." },
  "visit-being-served": { zh: "{ticket} 正在窗口办理，请由窗口办结。", en: "{ticket} is being served. The counter must finish it." },
  "leases-used-up": {
    zh: "{device} 今天的 {letter} 字离线号段已领完，请检查这台取号机。",
    en: "{device} has used up today's offline numbers of letter {letter}. Look at that machine.",
  },
  "number-not-leased": {
    zh: "{ticket} 不在 {device} 今天的离线号段内，或已经上交；请到咨询台核对这张号票。",
    en: "{ticket} is not among today's offline numbers of {device}, or was handed in before. Check that ticket at the information desk.",
  },
  "recall-too-soon": { zh: "刚刚呼叫过，请 {seconds} 秒后再重呼。", en: "Called a moment ago. Call again in {seconds} seconds." },
  "recalls-used-up": {
    zh: "已重呼 {times} 次，请按“过号”或开始办理。",
    en: "Called again {times} times already. Mark a no-show, or start.",
  },
  "staff-elsewhere": {
    zh: "{staff} 已在 {counter} 号窗口登录，请先在那里退出。",
    en: "{staff} is signed in at counter {counter}. Sign out there first.",
  },
  "staff-nowhere": {
    zh: "{staff} 没有在任何窗口登录，请改转队列或窗口。",
    en: "{staff} is signed in at no counter. Choose a lane or a counter instead.",
  },
  "deferrals-used-up": {
    zh: "{ticket} 已推迟 {times} 次，不能再推迟；如不能前来，请取消号码。",
    en: "{ticket} has been put off {times} times already. If you cannot come, please give the number back.",
  },
  "deferred-too-far": { zh: "一次最多推迟 {zh}，请选择较小的数。", en: "It can be put off by at most {en} at a time. Choose less." },
  "nobody-behind": {
    zh: "{ticket} 后面没有人等候，请改为推迟几分钟。",
    en: "Nobody waits behind {ticket}. Ask for some minutes instead.",
  },
  "machine-cannot-help": {
    zh: "自助机不能办理“{zh}”，请由窗口办理。",
    en: "No machine can do “{en}”. It needs a counter.",
  },
  "visit-not-at-machine": { zh: "{ticket} 没有在自助机办理。", en: "{ticket} is not at a machine." },
  "visit-goes-on": {
    zh: "{ticket} 仍然有效，不需要重新取号。",
    en: "{ticket} is still good. No new ticket is needed.",
  },
  "experience-goes-on": {
    zh: "{guide} 正在陪同 {ticket} 体验，请先由其结束。",
    en: "{guide} is showing {ticket} around. They must end that first.",
  },
  "no-experience": { zh: "{ticket} 没有在体验中，请先开始体验。", en: "Nobody is showing {ticket} around. Begin the experience first." },
  "unknown-zone": { zh: "没有区域“{zone}”，请从区域列表中选择。", en: "There is no zone “{zone}”. Choose one from the list of zones." },
  "visits-alive": {
    zh: "仍有 {count} 位客户正在窗口办理，请办结后再闭厅。",
    en: "{count} customers are still at counters. Finish them before closing the day.",
  },
  "notice-over": { zh: "通知的结束时间已过，请改一个时间。", en: "The notice would be over already. Choose a later time." },
  "nothing-to-rate": {
    zh: "{counter} 号窗口现在没有可以评价的业务，谢谢。",
    en: "There is nothing to rate at counter {counter} just now. Thank you.",
  },
  "rated-already": { zh: "这项业务已经评价过，谢谢。", en: "This has been rated already. Thank you." },
  "unknown-rating-reason": {
    zh: "没有评价原因“{reason}”，请从列表中选择。",
    en: "There is no reason “{reason}”. Choose one from the list.",
  },
  "feedback-given": { zh: "您已经告诉过我们，谢谢。", en: "You have told us already. Thank you." },
  "unknown-wish": { zh: "没有改进意见“{wish}”，请从列表中选择。", en: "There is no wish “{wish}”. Choose one from the list." },
  "outcome-recorded": { zh: "这位客户的结果已经记录。", en: "The outcome for this customer has been recorded already." },
  "unknown-complaint": {
    zh: "没有这条意见，可能已是以前的营业日结案的。",
    en: "There is no such complaint; it may have been closed on an earlier day.",
  },
  "complaint-closed": { zh: "这条意见已经结案。", en: "This complaint is closed already." },
  "complaint-not-taken-up": { zh: "请先写明由谁跟进，再结案。", en: "Say first who follows it up, then close it." },
  "stale-view": { zh: "窗口状态刚刚变化，请看清屏幕后再按一次。", en: "The counter has just changed. Look at the screen and press again." },
  "press-expired": {
    zh: "这次按键已过期（网络曾中断），没有执行；如仍需要请再按一次。",
    en: "This press came too late (the network was down) and was not carried out. Press again if you still want it.",
  },
  "operation-reused": {
    zh: "同一操作编号收到了不同的内容，请使用新的编号重试。",
    en: "The same operation id came with different content. Use a new id.",
  },
  "not-allowed": { zh: "“{role}”没有进行此操作的权限。", en: "The role “{role}” may not do this." },
  "counter-needed": { zh: "请写明此设备在哪个窗口。", en: "Say at which counter this device stands." },
  "other-counter": {
    zh: "此设备属于 {counter} 号窗口，不能替其他窗口操作。",
    en: "This device belongs to counter {counter} and cannot act for another.",
  },
  "other-person": {
    zh: "您以 {staff} 登录，只能用自己的名字入座。",
    en: "You are signed in as {staff} and can take a seat under that name only.",
  },
  "unknown-code": {
    zh: "没有设备显示这个设备码，请看清设备屏幕上的六位数字；过期后设备会显示新的码。",
    en: "No device shows this code. Read the six digits on its screen again; an old code is replaced by a new one.",
  },
  "unknown-device": { zh: "没有这台设备，或已被停用。", en: "There is no such device, or it has been revoked." },
  "unknown-staff": { zh: "没有“{staff}”这个账号。", en: "There is no account “{staff}”." },
  "staff-exists": { zh: "账号“{staff}”已经存在。", en: "The account “{staff}” exists already." },
  "last-administrator": {
    zh: "这是最后一个管理员账号，不能停用或降级；请先添加另一位管理员。",
    en: "This is the last administrator. Add another one before changing it.",
  },
  "unknown-person": {
    zh: "这位客户没有留下号码，或号码已经清除。",
    en: "This customer left no number, or it has been erased.",
  },
  "wrong-password": { zh: "原密码不正确。", en: "The old password is not right." },
};

export const refusalTypes = Object.keys(sentences) as readonly RefusalType[];

/** A refusal with its sentence filled in. A place in the sentence that `details` leaves open is a bug and throws. */
export function refuse(type: RefusalType, details: Readonly<Record<string, string | number>> = {}): Refusal {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = details[name];
      if (value === undefined) throw new Error(`refusal ${type} needs "${name}"`);
      return String(value);
    });
  return { type, words: { zh: fill(sentences[type].zh), en: fill(sentences[type].en) } };
}
