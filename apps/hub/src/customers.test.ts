import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type CustomerDirectory, mask, openCustomerDirectory } from "./customers.ts";
import { SettingError } from "./settings.ts";

const demoFile = join(import.meta.dirname, "../../../halls/demo/customers.yaml");
const folder = mkdtempSync(join(tmpdir(), "customers-"));
afterAll(() => rmSync(folder, { recursive: true }));

function open(content: string): CustomerDirectory {
  const file = join(folder, "customers.yaml");
  writeFileSync(file, content);
  return openCustomerDirectory(file);
}

function troubleIn(content: string): string {
  try {
    open(content);
    return "";
  } catch (error) {
    return error instanceof SettingError ? error.message : `not a SettingError: ${String(error)}`;
  }
}

const listed = (entry: string) => `version: 1\ncustomers:\n  - ${entry}\n`;

describe("the demo list", () => {
  const directory = openCustomerDirectory(demoFile);

  it("knows its phone and card numbers, and shows them masked", () => {
    expect(directory.identify("phone", "15400000001")).toEqual({ tier: "vip", known: true, masked: "154****0001" });
    expect(directory.identify("phone", "15400000008")).toEqual({ tier: "standard", known: true, masked: "154****0008" });
    expect(directory.identify("card", "88880003")).toEqual({ tier: "vip", known: true, masked: "****03" });
  });

  it("takes anybody else for a standard customer", () => {
    expect(directory.identify("phone", "13812345678")).toEqual({ tier: "standard", known: false, masked: "138****5678" });
  });

  it("does not take a phone number for a card number", () => {
    expect(directory.identify("card", "15400000001").known).toBe(false);
  });
});

describe("a number", () => {
  it.each(["+86 154-0000-0001", "0086 15400000001", "86 154 0000 0001", "15400000001"])("may be listed as %s", (phone) => {
    expect(open(listed(`{ phone: "${phone}", tier: vip }`)).identify("phone", "15400000001").tier).toBe("vip");
  });

  it("may be a card with letters, large or small", () => {
    expect(open(listed(`{ card: "gd-77 0001", tier: vip }`)).identify("card", "GD770001").tier).toBe("vip");
  });

  it.each([
    ["phone", "13812345678", "138****5678"],
    ["phone", "+8613812345678", "138****5678"],
    ["phone", "02112345", "****45"],
    ["card", "88880001", "****01"],
    ["card", "620000000000001234", "****1234"],
    ["card", "1234", "****4"],
    ["card", "12", "****"],
  ] as const)("as %s %s is shown as %s, never more than a third of it outside a phone number", (by, value, shown) => {
    expect(mask(by, value)).toBe(shown);
  });
});

describe("without a list", () => {
  it("nobody is known", () => {
    expect(openCustomerDirectory(null).identify("phone", "15400000001")).toEqual({ tier: "standard", known: false, masked: "154****0001" });
  });
});

describe("a list that cannot be used", () => {
  it.each([
    ["a file that is not there", () => openCustomerDirectory(join(folder, "nowhere.yaml")), /nowhere\.yaml:1:1 {2}找不到.*no such file/],
  ])("%s is named", (_, attempt, sentence) => {
    expect(attempt).toThrow(sentence);
    expect(attempt).toThrow(SettingError);
  });

  it.each([
    ["an entry without a number", "{ tier: vip }", ":3:5  customers[0]: 缺少 phone 或 card / a phone or a card is missing"],
    ["a tier that is none", `{ card: "88880001", tier: gold }`, "allowed: standard, vip"],
    ["a number without quotes", "{ phone: 15400000001, tier: vip }", '写的是数字，应为电话号码，只含数字、空格和连字符；请加引号: "…"'],
    ["a number with letters", `{ phone: "154OOOO0001", tier: vip }`, "a phone number of digits, spaces and hyphens"],
    [
      "a number twice",
      `{ phone: "15400000001", tier: vip }\n  - { phone: "154 0000 0001", tier: standard }`,
      ":4:14  customers[1].phone: 154****0001 重复",
    ],
    ["a colon that is missing", `{ phone "15400000001", tier: vip }`, ""],
    ["a number as a key", `{ 15400000001: phone, tier: vip }`, "is not known here; one of: phone, card, tier"],
    ["a number repeated as a key", `{ 15400000001: phone, 15400000001: card }`, "is repeated"],
    ["a quote that is not closed", `{ phone: "15400000001, tier: vip }`, "引号"],
  ])("%s is pointed at without its number", (_, entry, sentence) => {
    const trouble = troubleIn(listed(entry));
    expect(trouble).toContain(sentence);
    expect(trouble).toMatch(/customers\.yaml:\d+:\d+ {2}/);
    expect(trouble).not.toMatch(/15400000001|154OOOO0001|154 0000 0001|0000 ?0001/);
  });
});
