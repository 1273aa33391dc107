// Unpacks the entries of a zip file that a caller picks.
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Entry, openPromise } from "yauzl";

/** Unix permission bits sit in the upper half of an entry's external attributes. */
const modeOf = (entry: Entry): number => (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;

/**
 * Writes each file of `zipPath` under `folder` at the path that `placeOf` gives it; `undefined` leaves it out.
 * Permissions are kept. Rejects when the zip is damaged (yauzl checks names against path traversal) or the disk refuses.
 */
export async function unzip(zipPath: string, folder: string, placeOf: (name: string) => string | undefined): Promise<void> {
  const zip = await openPromise(zipPath);
  try {
    for await (const entry of zip.eachEntry()) {
      const place = entry.fileName.endsWith("/") ? undefined : placeOf(entry.fileName);
      if (place === undefined) continue;
      const target = join(folder, place);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode: modeOf(entry) }));
    }
  } finally {
    zip.close();
  }
}
