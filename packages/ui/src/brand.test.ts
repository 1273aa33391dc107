import { describe, expect, it } from "vitest";
import { brandShades, contrast } from "./brand.ts";

describe("the hall's brand colour", () => {
  it("measures contrast as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });

  it("leaves a readable colour as it is", () => {
    expect(brandShades("#0B63CE")).toEqual({ accent: "#0b63ce", accentInk: "#ffffff", accentText: "#0b63ce" });
  });

  it("puts dark ink on a light brand and darkens it for text", () => {
    const shades = brandShades("#FFD100");
    expect(shades.accentInk).toBe("#0f2137");
    expect(contrast(shades.accentText, "#ffffff")).toBeGreaterThanOrEqual(4.8);
  });

  it("is readable whatever a hall chooses", () => {
    const steps = Array.from({ length: 16 }, (_, step) => (step * 17).toString(16).padStart(2, "0"));
    for (const red of steps) {
      for (const green of steps) {
        for (const blue of steps) {
          const { accent, accentInk, accentText } = brandShades(`#${red}${green}${blue}`);
          // Between white and the ink no colour does worse than 4.0, which is enough for the large words on a button.
          expect(contrast(accentInk, accent)).toBeGreaterThanOrEqual(4);
          expect(contrast(accentText, "#ffffff")).toBeGreaterThanOrEqual(4.8);
        }
      }
    }
  });
});
