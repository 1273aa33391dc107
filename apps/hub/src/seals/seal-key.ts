// The key that seals the journal: a file that lies elsewhere, so that whoever can write the journal cannot make its seals.

import { existsSync, readFileSync, realpathSync } from "node:fs";
import { sep } from "node:path";
import { SettingError } from "../settings.ts";

const leastBytes = 32;

/** A key's bytes; throws SettingError where the file is not there, too short, or beside the journal. */
export function readSealKey(file: string, dataFolder: string): Buffer {
  let key: Buffer;
  try {
    key = readFileSync(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingError(`封印密钥 ${file} 无法读取（${reason}）\nThe key ${file} for the journal's seals cannot be read (${reason})`);
  }
  if (key.length < leastBytes)
    throw new SettingError(
      `封印密钥 ${file} 太短，至少 ${leastBytes} 字节：openssl rand -out ${file} ${leastBytes}\nThe key ${file} for the journal's seals has fewer than ${leastBytes} bytes: openssl rand -out ${file} ${leastBytes}`,
    );
  if (existsSync(dataFolder) && `${realpathSync(file)}${sep}`.startsWith(`${realpathSync(dataFolder)}${sep}`))
    throw new SettingError(
      `封印密钥不能放在数据文件夹 ${dataFolder} 中：能改数据的人也能改封印\nThe key for the journal's seals must not lie in the data folder ${dataFolder}: whoever can change the journal could seal it too`,
    );
  return key;
}
