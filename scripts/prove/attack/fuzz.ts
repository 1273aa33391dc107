// Messages that nobody should send, made from a seed: near misses of real ones, polluted prototypes, broken frames, broken HTTP.

import { frame } from "./raw-socket.ts";

export type Random = () => number;

const pick = <T>(random: Random, among: readonly T[]): T => among[Math.floor(random() * among.length)] as T;

/** Keys that reach an object's prototype where somebody merges without care. */
const pollution = [
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"type":"quote","errands":["__proto__"],"__proto__":{"tier":"vip"}}',
];

const odd = ["null", "true", "-1", "1e309", '""', '"\\u0000"', "[]", "{}", '"' + "长".repeat(300) + '"', "[".repeat(200) + "]".repeat(200)];

const commands = [
  '{"type":"call-next","counter":"1"}',
  '{"type":"close-day"}',
  '{"type":"open-day","day":"2026-01-01","dayStartAt":0,"ticketsStopAt":null,"closesAt":null}',
  '{"type":"sign-in","counter":"2","staff":"x"}',
  '{"type":"take-ticket","visit":"00000000-0000-4000-8000-00000000abcd","token":"tttttttttttttttttttt","errands":["change-plan"]}',
  '{"type":"publish-plan","plan":{}}',
  '{"type":"hand-in","device":"kiosk-1"}',
];

/** JSON of any shape, sometimes of the right one. */
function json(random: Random, depth = 0): string {
  const roll = random();
  if (roll < 0.2) return pick(random, pollution);
  if (roll < 0.4) return pick(random, odd);
  if (roll < 0.6) return pick(random, commands);
  if (roll < 0.7 || depth > 3) return JSON.stringify(text(random));
  const names = ["type", "command", "operation", "counter", "__proto__", "visit", "token", "errands", "length", "toString"];
  const parts = Array.from(
    { length: 1 + Math.floor(random() * 5) },
    () => `${JSON.stringify(pick(random, names))}:${json(random, depth + 1)}`,
  );
  return `{${parts.join(",")}}`;
}

const text = (random: Random): string =>
  String.fromCharCode(...Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 0x500)));

const bytes = (random: Random, length: number): Buffer => Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));

/** A frame for a hub that has let the sender in, or has not. */
export function fuzzedFrame(random: Random): Buffer {
  const roll = random();
  const operation = random() < 0.7 ? '"00000000-0000-4000-8000-0000000000aa"' : json(random);
  const event = pick(random, ["command", "ask", "administer", "announced", "trouble", "rate", "connection", "disconnect", "__proto__"]);
  const id = random() < 0.7 ? String(Math.floor(random() * 1_000)) : "";
  const packet = (body: string) => frame(1, Buffer.from(body).subarray(0, 12_000));
  if (roll < 0.35) return packet(`42${id}["${event}",{"operation":${operation},"command":${json(random)}}]`);
  if (roll < 0.6) return packet(`42${id}["${event}",${json(random)}]`);
  if (roll < 0.7) return packet(`4${Math.floor(random() * 9)}${json(random)}`);
  if (roll < 0.78) return packet(`45${Math.floor(random() * 4)}-["${event}",{"_placeholder":true,"num":${pick(random, odd)}}]`);
  if (roll < 0.86) return packet(text(random));
  if (roll < 0.92) return frame(2, bytes(random, Math.floor(random() * 200)));
  if (roll < 0.97) return frame(Math.floor(random() * 16), bytes(random, Math.floor(random() * 40)));
  return bytes(random, 1 + Math.floor(random() * 80));
}

const paths = [
  "/",
  "/api/v1/visits",
  "/api/v1/counters/1/call-next",
  "/api/v1/hall",
  "/api/sign-in",
  "/api/enrolments",
  "/api/set-up",
  "/kiosk",
];

/** A whole HTTP/1.1 request as bytes; now and then one that is none. */
export function fuzzedRequest(random: Random, host: string): Buffer {
  if (random() < 0.1) return Buffer.concat([bytes(random, 1 + Math.floor(random() * 200)), Buffer.from("\r\n\r\n")]);
  const method = pick(random, ["GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"]);
  const path = random() < 0.6 ? pick(random, paths) : `/${encodeURI(text(random).slice(0, 40))}/..%2f..%2fetc/passwd?__proto__[polluted]=1`;
  const body = random() < 0.6 ? json(random) : text(random);
  const headers = [
    `Host: ${host}`,
    "Connection: close",
    `Content-Type: ${pick(random, ["application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])}`,
    `Content-Length: ${random() < 0.85 ? Buffer.byteLength(body) : Math.floor(random() * 1e9)}`,
    `Authorization: ${pick(random, ["Bearer nobody", "Basic eDp4", "Bearer ", `Bearer ${"a".repeat(500)}`])}`,
    `Idempotency-Key: ${encodeURIComponent(text(random).slice(0, 20))}`,
  ];
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n${body}`);
}
