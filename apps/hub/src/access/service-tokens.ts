// One bearer token per role, made at the first start and kept in the data folder: for programs, and for everything in a demo hall.

import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Role, roleSchema } from "@hallflow/queue-core";
import { z } from "zod";
import { digestOf } from "./secret.ts";

const tokensSchema = z.partialRecord(roleSchema, z.string().min(20));

export interface ServiceTokens {
  /** The role that a token stands for, or undefined. Compares hashes, so that timing says nothing of a token. */
  roleOf(token: string): Role | undefined;
  tokenOf(role: Role): string;
  /** The file that holds the tokens, for whoever must hand one to a program. */
  readonly file: string;
}

/** Reads the tokens of a data folder, or makes them: demo-tokens.json in a demo hall, tokens.json (readable by its owner alone) elsewhere. */
export function openServiceTokens(folder: string, demo: boolean): ServiceTokens {
  const file = join(folder, demo ? "demo-tokens.json" : "tokens.json");
  const tokens = existsSync(file) ? read(file) : make(file);
  const roles = new Map(roleSchema.options.map((role) => [digestOf(tokens[role]), role]));
  return { roleOf: (token) => roles.get(digestOf(token)), tokenOf: (role) => tokens[role], file };
}

/** Makes what is not `known`: every token of a new hall, or of one that was kept by an earlier release those of the roles that it did not have. */
function make(file: string, known: Partial<Record<Role, string>> = {}): Record<Role, string> {
  const tokens = Object.fromEntries(
    roleSchema.options.map((role) => [role, known[role] ?? randomBytes(24).toString("base64url")]),
  ) as Record<Role, string>;
  writeFileSync(file, `${JSON.stringify(tokens, null, 2)}\n`, { mode: 0o600, flush: true });
  chmodSync(file, 0o600);
  return tokens;
}

function read(file: string): Record<Role, string> {
  try {
    const tokens = tokensSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    return roleSchema.options.every((role) => tokens[role] !== undefined) ? (tokens as Record<Role, string>) : make(file, tokens);
  } catch (error) {
    throw new Error(
      `访问令牌文件 ${file} 已损坏；删除它后重新启动即可生成新的令牌。\nThe token file ${file} cannot be read. Delete it and start again to make new tokens.`,
      { cause: error },
    );
  }
}
