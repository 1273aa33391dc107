// The bare ceiling: socket.io or HTTP and the journal's own transactions in a process of its own, with nothing decided and nobody shown anything.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Journal } from "@hallflow/hub/durability";
import type { JournalEvent, OperationId } from "@hallflow/queue-core";
import { Server } from "socket.io";

/** What a hub of the same plan stores and answers for each command, as the bench has seen it: the same bytes go to the disk and back. */
export interface Sample {
  readonly events: readonly JournalEvent[];
  readonly answer: unknown;
}

interface Waiting {
  readonly operation: OperationId;
  readonly sample: Sample;
  readonly reply: (answer: unknown) => void;
}

const [folder = "", samplesText = "{}"] = process.argv.slice(2);
const samples = JSON.parse(samplesText) as Readonly<Record<string, Sample>>;
const journal = new Journal(folder);
const http = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    JSON.parse(Buffer.concat(parts).toString());
    const sample = samples["take-ticket"];
    if (!sample) throw new Error("no sample of take-ticket");
    wait({
      operation: crypto.randomUUID() as OperationId,
      sample,
      reply: (answer) => {
        response.writeHead(201, { "content-type": "application/json" });
        response.end(JSON.stringify((answer as { result: { visit: unknown } }).result.visit));
      },
    });
  });
});
const io = new Server(http, {
  transports: ["websocket"],
  maxHttpBufferSize: 16 * 1024,
  serveClient: false,
  pingInterval: 1_000,
  pingTimeout: 1_500,
});
const group: Waiting[] = [];

function wait(waiting: Waiting): void {
  if (group.length === 0) setImmediate(store);
  group.push(waiting);
}

function store(): void {
  const waiting = group.splice(0);
  journal.append(
    waiting.map(({ operation, sample: { events, answer } }) => ({
      events,
      actor: "kiosk:bench",
      operation: { id: operation, fingerprint: "0".repeat(64), answer: JSON.stringify(answer) },
    })),
  );
  for (const { sample, reply } of waiting) reply(sample.answer);
}

io.on("connection", (socket) => {
  socket.on(
    "command",
    ({ operation, command }: { operation: OperationId; command: { type: string } }, reply: (answer: unknown) => void) => {
      const sample = samples[command.type];
      if (!sample) throw new Error(`no sample of ${command.type}`);
      wait({ operation, sample, reply });
    },
  );
});
http.listen(0, "127.0.0.1", () => process.send?.({ port: (http.address() as AddressInfo).port }));
process.on("disconnect", () => process.exit(0));
