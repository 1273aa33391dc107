// Who a customer is to the hall, from the operator's list: a tier for a phone or card number, kept as keyed hashes alone.

import { createHmac, randomBytes } from "node:crypto";
import { type IdentifyBy, type Identity, type TextForm, type Tier, formed, tierSchema } from "@hallflow/queue-core";
import { z } from "zod";
import { type Checked, type CheckedMistake, formatMistakes, readChecked } from "./hall-file.ts";
import { SettingError } from "./settings.ts";

export interface CustomerDirectory {
  /** The tier of a number as typed or scanned; `standard` and not known for one that is not listed. Nothing of it is kept. */
  identify(by: IdentifyBy, value: string): Identity;
}

const phoneForm: TextForm = {
  pattern: /^\+?[0-9][0-9 -]{5,20}$/,
  words: { zh: "电话号码，只含数字、空格和连字符", en: "a phone number of digits, spaces and hyphens" },
};
const cardForm: TextForm = {
  pattern: /^[A-Za-z0-9][A-Za-z0-9 -]{2,40}[A-Za-z0-9]$/,
  words: { zh: "卡号，只含字母、数字、空格和连字符", en: "a card number of letters, digits, spaces and hyphens" },
};
const customersSchema = z.strictObject({
  version: z.literal(1),
  customers: z.array(z.strictObject({ phone: formed(phoneForm).optional(), card: formed(cardForm).optional(), tier: tierSchema })),
});
type Customers = z.output<typeof customersSchema>;

/** Some fifty thousand customers, which take two seconds to read. */
const maxBytes = 2 * 1024 * 1024;

/** Reads the operator's list, or says what is wrong with it; no mistake quotes a number. */
export function readCustomers(file: string): Checked<{ readonly directory: CustomerDirectory }> {
  const read = readChecked(file, customersSchema, { check, forms: [phoneForm, cardForm], secret: true, maxBytes });
  return "mistakes" in read ? read : { directory: directoryOf(read.value) };
}

/**
 * Opens the operator's list; without one nobody is known. Throws a SettingError that says file, line and remedy, and quotes
 * no number. The list is read once: a change takes a restart.
 */
export function openCustomerDirectory(file: string | null): CustomerDirectory {
  if (file === null) return directoryOf({ version: 1, customers: [] });
  const read = readCustomers(file);
  if ("mistakes" in read) throw new SettingError(formatMistakes(read.mistakes));
  return read.directory;
}

function directoryOf({ customers }: Customers): CustomerDirectory {
  // The key lives as long as the process: a memory dump holds no number, and no table made before it fits.
  const key = randomBytes(32);
  const hash = (by: IdentifyBy, value: string) =>
    createHmac("sha256", key)
      .update(`${by}:${normal(by, value)}`)
      .digest("base64");
  const tiers = new Map<string, Tier>();
  for (const { phone, card, tier } of customers) {
    if (phone !== undefined) tiers.set(hash("phone", phone), tier);
    if (card !== undefined) tiers.set(hash("card", card), tier);
  }
  return {
    identify(by, value) {
      const tier = tiers.get(hash(by, value));
      return { tier: tier ?? "standard", known: tier !== undefined, masked: mask(by, value) };
    },
  };
}

/** One spelling of each number: no spaces, no hyphens, no country code of China, capitals. */
export function normal(by: IdentifyBy, value: string): string {
  const plain = value.replaceAll(/[^A-Za-z0-9]/g, "").toUpperCase();
  return by === "phone" ? plain.replace(/^(00)?86(?=1\d{10}$)/, "") : plain;
}

/** 138****1234 for a phone number; of any other no more than the last four, and never more than a third. */
export function mask(by: IdentifyBy, value: string): string {
  const plain = normal(by, value);
  if (by === "phone" && plain.length === 11) return `${plain.slice(0, 3)}****${plain.slice(-4)}`;
  const shown = Math.min(4, Math.floor(plain.length / 3));
  return `****${plain.slice(plain.length - shown)}`;
}

function check({ customers }: Customers): CheckedMistake[] {
  const seen = new Map<string, number>();
  return customers.flatMap((customer, index) => {
    if (customer.phone === undefined && customer.card === undefined) {
      return [{ path: ["customers", index], words: { zh: "缺少 phone 或 card", en: "a phone or a card is missing" } }];
    }
    return (["phone", "card"] as const).flatMap((by): CheckedMistake[] => {
      const value = customer[by];
      if (value === undefined) return [];
      const name = `${by}:${normal(by, value)}`;
      const first = seen.get(name);
      seen.set(name, first ?? index);
      if (first === undefined) return [];
      const masked = mask(by, value);
      return [
        {
          path: ["customers", index, by],
          words: { zh: `${masked} 重复：customers[${first}] 已经有了`, en: `${masked} is listed already, as customers[${first}]` },
        },
      ];
    });
  });
}
