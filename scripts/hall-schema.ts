// Writes the schema of hall files for editors: halls/hall.schema.json, which the first line of a hall file names.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hallFileSchema } from "@hallflow/queue-core";

const file = join(import.meta.dirname, "../halls/hall.schema.json");
writeFileSync(file, `${JSON.stringify(hallFileSchema(), null, 2)}\n`);
console.log(`已写入 · Written: ${file}`);
