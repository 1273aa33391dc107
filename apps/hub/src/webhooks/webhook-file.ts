// The webhooks of a hall: which systems are told of its events, read from webhooks.yaml beside the hall file.

import { existsSync } from "node:fs";
import { type TextForm, formed } from "@hallflow/queue-core";
import { z } from "zod";
import { type Checked, type CheckedMistake, formatMistakes, readChecked } from "../hall-file.ts";
import { SettingError } from "../settings.ts";

const idForm: TextForm = {
  pattern: /^[a-z0-9][a-z0-9-]{0,39}$/,
  words: { zh: "小写字母、数字和连字符组成的名称", en: "a name of lower-case letters, digits and hyphens" },
};
const urlForm: TextForm = {
  pattern: /^https?:\/\/[^\s/?#]+[^\s]*$/,
  words: { zh: "以 https:// 或 http:// 开头的地址", en: "an address that begins with https:// or http://" },
};
/** As the Standard Webhooks specification has it: base64 of 24 to 64 random bytes after a prefix. */
const secretForm: TextForm = {
  pattern: /^whsec_[A-Za-z0-9+/]{32,86}={0,2}$/,
  words: {
    zh: "whsec_ 加 24–64 个随机字节的 base64，例如：echo whsec_$(openssl rand -base64 32)",
    en: "whsec_ and base64 of 24 to 64 random bytes, such as from: echo whsec_$(openssl rand -base64 32)",
  },
};

const webhooksSchema = z.strictObject({
  version: z.literal(1),
  webhooks: z
    .array(
      z.strictObject({
        id: formed(idForm),
        url: formed(urlForm),
        secret: formed(secretForm),
        events: z.array(z.string().min(1).max(60)).min(1).optional(),
      }),
    )
    .max(20),
});

/** One system that is told. `events` are the types that it wants; all of them where it names none. */
export type Webhook = z.output<typeof webhooksSchema>["webhooks"][number];

const maxBytes = 64 * 1024;

/** Reads the file, or says what is wrong with it; no mistake quotes a secret. */
export function readWebhooks(file: string): Checked<{ readonly webhooks: readonly Webhook[] }> {
  const read = readChecked(file, webhooksSchema, { check, forms: [idForm, urlForm, secretForm], secret: true, maxBytes });
  return "mistakes" in read ? read : { webhooks: read.value.webhooks };
}

/** The webhooks of a hall; none where it has no such file. Throws a SettingError that says file, line and remedy. */
export function openWebhooks(file: string): readonly Webhook[] {
  if (!existsSync(file)) return [];
  const read = readWebhooks(file);
  if ("mistakes" in read) throw new SettingError(formatMistakes(read.mistakes));
  return read.webhooks;
}

function check({ webhooks }: z.output<typeof webhooksSchema>): CheckedMistake[] {
  return webhooks.flatMap(({ id }, index) =>
    webhooks.findIndex((other) => other.id === id) === index
      ? []
      : [{ path: ["webhooks", index, "id"], words: { zh: `名称 ${id} 重复`, en: `the name ${id} is taken already` } }],
  );
}
