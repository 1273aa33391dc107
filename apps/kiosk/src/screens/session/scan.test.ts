import { describe, expect, it } from "vitest";
import { readScan } from "./scan.ts";

describe("a scanned code", () => {
  it.each([
    ["https://hall.example/appointments/K7M2P9", "K7M2P9"],
    ["http://192.168.1.5:8600/appointment/k7m2", "K7M2"],
    ["hallflow:appointment:K7M2", "K7M2"],
  ])("%s is a booked time", (text, code) => {
    expect(readScan(text)).toEqual({ kind: "appointment", code });
  });

  it.each(["http://192.168.1.5:8600/t/4bJ7Qm2RkXw9ZpVn3sTc_-", "https://m.operator.example/q?t=4bJ7Qm2RkXw9ZpVn3sTc_-"])(
    "%s is a ticket",
    (text) => {
      expect(readScan(text)).toEqual({ kind: "ticket", token: "4bJ7Qm2RkXw9ZpVn3sTc_-" });
      expect(readScan(text, true)).toEqual({ kind: "ticket", token: "4bJ7Qm2RkXw9ZpVn3sTc_-" });
    },
  );

  it("is a card where it is letters and digits, unless the customer has booked", () => {
    expect(readScan("88880001\r")).toEqual({ kind: "card", value: "88880001" });
    expect(readScan("k7m2", true)).toEqual({ kind: "appointment", code: "K7M2" });
  });

  it.each(["", "abc", "https://elsewhere.example/", "x".repeat(40), "8888 0001", "<script>"])("%j says nothing", (text) => {
    expect(readScan(text)).toBeNull();
    expect(readScan(text, true)).toBeNull();
  });
});
