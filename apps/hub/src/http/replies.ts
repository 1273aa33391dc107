// What the hub answers, as HTTP replies: results, refusals and mistakes, each with its status and a sentence in both languages.

import type { Answer, Mistake } from "@hallflow/queue-core";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Problem } from "./api-schema.ts";

export const problems = {
  noToken: {
    type: "no-token",
    words: {
      zh: "请求需要 Authorization: Bearer 令牌；令牌在主机数据文件夹的 demo-tokens.json 或 tokens.json 中。",
      en: "The request needs an Authorization: Bearer token; tokens are in demo-tokens.json or tokens.json in the hub's data folder.",
    },
  },
  badInput: {
    type: "bad-input",
    words: { zh: "请求内容有误，请按 mistakes 逐项修改。", en: "The request cannot be read; mend each field named in mistakes." },
  },
  tooMany: {
    type: "unavailable",
    words: { zh: "请求过于频繁，请稍后再试。", en: "Too many requests. Try again shortly." },
  },
  notFound: {
    type: "not-found",
    words: { zh: "没有这个地址，接口说明见 /api/openapi.json。", en: "There is nothing here; /api/openapi.json describes the API." },
  },
  broken: {
    type: "unavailable",
    words: { zh: "主机出现内部错误，请稍后重试并查看日志。", en: "Something broke inside the hub. Try again shortly, and see its log." },
  },
} as const satisfies Record<string, Problem>;

/** The request's Idempotency-Key; null where none was given and none is needed, undefined where it is missing or unusable. */
export function readKey(request: FastifyRequest, needed: boolean): string | null | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return needed ? undefined : null;
  return typeof key === "string" && key.length >= 1 && key.length <= 200 ? key : undefined;
}

export const keyMistake: Mistake = {
  path: "Idempotency-Key",
  words: {
    zh: "请求头 Idempotency-Key 缺失或超过 200 个字符；每次取号使用一个新的值，重试时用同一个值。",
    en: "The header Idempotency-Key is missing or over 200 characters; use a new value for each ticket, and the same one to retry.",
  },
};

export const malformed = (reply: FastifyReply, mistakes: readonly Mistake[]): FastifyReply =>
  reply.status(422).send({ ...problems.badInput, mistakes: [...mistakes] } satisfies Problem);

export const respond = (reply: FastifyReply, answer: Answer): FastifyReply =>
  answer.kind === "done" ? reply.send(answer.result) : trouble(reply, answer);

export function trouble(reply: FastifyReply, answer: Exclude<Answer<unknown>, { kind: "done" }>, refusedStatus = 409): FastifyReply {
  switch (answer.kind) {
    case "refused":
      return reply.status(answer.refusal.type === "not-allowed" ? 403 : refusedStatus).send(answer.refusal);
    case "malformed":
      return malformed(reply, answer.mistakes);
    case "unavailable":
      return reply
        .status(503)
        .header("Retry-After", "1")
        .send({ type: "unavailable", words: answer.words } satisfies Problem);
  }
}
