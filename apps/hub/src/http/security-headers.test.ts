// What browsers are told of the hub's pages and answers.

import { expect, it } from "vitest";
import { securityHeaders } from "./security-headers.ts";

it("lets pages load from the hub alone, and be framed by nobody else", async () => {
  const { pages } = await securityHeaders(false);
  expect(pages["content-security-policy"]).toContain("script-src 'self'");
  expect(pages["content-security-policy"]).toContain("frame-ancestors 'self'");
  expect(pages).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "x-frame-options": "SAMEORIGIN" });
  expect(pages["permissions-policy"]).toContain("camera=()");
  expect(pages).not.toHaveProperty("strict-transport-security");
});

it("keeps answers of the API out of caches and frames", async () => {
  const { answers } = await securityHeaders(false);
  expect(answers).toEqual({
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none';frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
  });
});

it("has browsers insist on TLS where the hub speaks it", async () => {
  const { pages, answers } = await securityHeaders(true);
  for (const headers of [pages, answers]) expect(headers["strict-transport-security"]).toBe("max-age=86400");
});
