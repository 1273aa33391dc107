// Which language a person reads first on the hub's pages: Chinese until they choose, remembered on the device.

import type { Language } from "@hallflow/queue-core";
import { remember, remembered } from "@hallflow/ui";

const key = "hallflow-language";

export const firstLanguage = (): Language => (remembered(key) === "en" ? "en" : "zh");

export function rememberLanguage(language: Language): void {
  remember(key, language);
}
