// Seals the journal now and then with a key that does not lie beside it, and tells staff when what was sealed is no longer what is there.

import type { Logger } from "pino";
import type { Conditions } from "../conditions.ts";
import type { Journal } from "../journal.ts";

export interface SealsParts {
  readonly journal: Journal;
  /** Null seals nothing. */
  readonly key: Buffer | null;
  readonly conditions: Conditions;
  readonly logger: Logger;
}

const everyMs = 10 * 60_000;

export class Seals {
  readonly #parts: SealsParts;
  #timer: NodeJS.Timeout | null = null;

  constructor(parts: SealsParts) {
    this.#parts = parts;
  }

  /** Looks at what was sealed before, and seals what has come since. */
  start(): void {
    const { journal, key, conditions, logger } = this.#parts;
    if (!key) return;
    const findings = journal.seals.last() ? journal.verifySeals(key) : [];
    if (findings.length > 0) {
      logger.error(
        { findings: findings.map(({ sequence, words }) => `${sequence ?? "file"}: ${words.en}`) },
        "the journal does not fit its seals",
      );
      conditions.raise("seal", "warning", doesNotFit);
    }
    this.seal();
    this.#timer = setInterval(() => this.seal(), everyMs);
  }

  /** Seals what has come since the last seal; nothing where nothing has. The log keeps it too, in another place than the journal. Never throws. */
  seal(): void {
    const { journal, key, logger } = this.#parts;
    if (!key) return;
    const checkpoint = journal.checkpoint();
    const last = journal.seals.last();
    if (last?.hash === checkpoint.hash && last.auditHash === checkpoint.audit.hash) return;
    try {
      journal.seals.add(key, Date.now(), checkpoint);
      logger.info({ checkpoint }, "sealed");
    } catch (error) {
      logger.warn({ err: error }, "the journal could not be sealed; it is tried again");
    }
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.seal();
  }
}

const doesNotFit = {
  zh: "数据文件与它的封印不符：有人改过过去的记录，或更换了密钥。叫号不受影响；请用 pnpm hub:verify 检查并保留备份。",
  en: "The data file does not fit its seals: somebody changed what was written, or the key is another. Calling goes on; look at it with pnpm hub:verify, and keep the backups.",
};
