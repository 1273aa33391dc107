// What the agent itself has to say to a customer or to staff, in both languages.

import type { TicketNumber, Words } from "@hallflow/queue-core";

/** The link was known to be cut before anything was sent. */
export const hubAway: Words = {
  zh: "暂时连接不上营业厅主机，没有取到号。请稍后再试，或直接到咨询台。",
  en: "This machine cannot reach the hall's system, so no number was taken. Please try again shortly, or ask at the information desk.",
};

/** Something was sent and not answered in time: whatever it still becomes, it is not this customer's any more unless they ask again. */
export const noAnswer: Words = {
  zh: "系统没有及时应答，还没有取到号。请再试一次，或直接到咨询台。",
  en: "The hall's system did not answer in time, so you have no number yet. Please try again, or ask at the information desk.",
};

/** This kiosk cannot do its work until somebody has seen to it. */
export const outOfOrder: Words = {
  zh: "这台取号机需要维护，请到咨询台取号。",
  en: "This machine needs maintenance. Please take your number at the information desk.",
};

export const printerTrouble = (device: string, words: Words): Words => ({
  zh: `取号机 ${device} 的打印机：${words.zh}`,
  en: `Printer of ${device}: ${words.en}`,
});

export const outOfUse = (device: string): Words => ({
  zh: `取号机 ${device} 已由工作人员暂停使用。`,
  en: `${device} was taken out of use by staff.`,
});

export const deviceRefused = (device: string, profile: string): Words => ({
  zh: `取号机 ${device}：设备 ${profile} 已插入但无权打开，请按 docs/kiosk-machine.md 设置权限。`,
  en: `${device}: the device ${profile} is plugged in but may not be opened. Set its permission as docs/kiosk-machine.md says.`,
});

export const notTakenIn = (device: string, ticket: TicketNumber, words: Words): Words => ({
  zh: `取号机 ${device} 离线时发出的 ${ticket} 未能登记：${words.zh}`,
  en: `Ticket ${ticket}, given out by ${device} while offline, was not taken in: ${words.en}`,
});

/** Told after the paper was there: the ticket was not taken, and is not to be had any more. */
export const drawnBack = (device: string, ticket: TicketNumber): Words => ({
  zh: `取号机 ${device}：${ticket} 的号票无人取走，已收回；号码有效，客户需要时请补打。`,
  en: `${device}: nobody took ticket ${ticket}, and it was drawn back. The number is valid; reprint it if its customer asks.`,
});

export const pushedOut = (device: string, ticket: TicketNumber): Words => ({
  zh: `取号机 ${device}：${ticket} 的号票无人取走，已推出机外，请收好；号码有效。`,
  en: `${device}: nobody took ticket ${ticket}, and it was pushed out. Please pick it up; the number is valid.`,
});

export const stuckInMouth = (device: string, ticket: TicketNumber): Words => ({
  zh: `取号机 ${device}：${ticket} 的号票卡在出纸口，请取出；号码有效。`,
  en: `${device}: ticket ${ticket} is stuck in the mouth; please pull it out. The number is valid.`,
});

export const unprinted = (device: string, ticket: TicketNumber): Words => ({
  zh: `取号机 ${device}：${ticket} 没有打印出来，号码有效，请为客户补打。`,
  en: `${device}: ticket ${ticket} was not printed. The number is valid; please reprint it for the customer.`,
});
