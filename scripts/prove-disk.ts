// Proves on a real disk of 2 MB what becomes of a hall whose disk fills up, and of one whose hub starts on a disk that is full.

import { proveFullDisk } from "./prove/full-disk.ts";
import { proveFullStart } from "./prove/full-start.ts";
import { RealHub } from "./prove/real-hub.ts";
import { smallDisk } from "./prove/small-disk.ts";
import { freePort } from "./start/free-port.ts";

const diskBytes = 2 * 1024 * 1024;

for (const prove of [proveFullDisk, proveFullStart]) {
  const disk = await smallDisk(diskBytes);
  const hub = new RealHub(disk.folder, await freePort());
  try {
    const wrong = await prove(hub, () => disk.grow(4 * diskBytes));
    console.log(wrong.length === 0 ? "nothing lost, nothing twice, and the hall went on" : wrong.join("\n"));
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    await hub.kill();
    await disk.remove();
  }
}
