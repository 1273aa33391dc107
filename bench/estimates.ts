// Scores what the hall tells of waits against what then happened: on a real call centre's calls, and on simulated hall days.

import { playCallCentre, readCalls } from "./estimates/call-centre.ts";

const path = process.argv[2];
if (path !== undefined) console.log(playCallCentre(readCalls(path)).length);
