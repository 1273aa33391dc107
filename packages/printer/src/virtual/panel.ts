// The virtual printer's page under /paper: the papers as pictures, and a panel that makes trouble.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { randomUUID } from "node:crypto";
import * as z from "zod";
import { conditionOf } from "./panel-condition.ts";
import { faultsSchema } from "./faults.ts";
import { listenError } from "./printer-port.ts";
import type { VirtualPrinter } from "./virtual-printer.ts";

export interface Panel {
  readonly url: string;
  close(): Promise<void>;
}

const changeSchema = z.strictObject({
  faults: faultsSchema.partial().optional(),
  speed: z.number().positive().max(100_000).optional(),
  /** A hand at the presenter's mouth. */
  take: z.literal(true).optional(),
});
const mostBodyBytes = 10_000;

const pageHeaders = {
  "content-security-policy":
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

const files: Readonly<Record<string, { name: string; type: string }>> = {
  "/paper": { name: "page.html", type: "text/html; charset=utf-8" },
  "/paper/panel.css": { name: "panel.css", type: "text/css; charset=utf-8" },
  "/paper/icon.svg": { name: "icon.svg", type: "image/svg+xml" },
  "/paper/panel.js": { name: "panel.js", type: "text/javascript; charset=utf-8" },
};

/** Rejects with a sentence when the port cannot be had. All its addresses are relative, so that a proxy may show it elsewhere. */
export function startPanel(printer: VirtualPrinter, host: string, port: number): Promise<Panel> {
  const run = randomUUID();
  const server = createServer((request, response) => {
    answer(printer, run, request, response).catch((error: unknown) => {
      if (!response.headersSent) send(response, 500, { message: error instanceof Error ? error.message : String(error) });
      else response.destroy();
    });
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listenError(error, "virtual printer's page", host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      const boundPort = typeof address === "object" && address !== null ? address.port : port;
      resolve({
        url: `http://${host.includes(":") ? `[${host}]` : host}:${String(boundPort)}/paper`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

async function answer(printer: VirtualPrinter, run: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://panel");
  if (request.method === "POST" && url.pathname === "/paper/panel") return change(printer, run, request, response);
  if (request.method !== "GET" && request.method !== "HEAD")
    return send(response, 405, { message: "Only GET here, and POST to /paper/panel." });
  const file = files[url.pathname];
  if (file !== undefined) {
    const bytes = await readFile(new URL(`panel/${file.name}`, import.meta.url));
    response.writeHead(200, { ...pageHeaders, "content-type": file.type, "cache-control": "no-cache" }).end(bytes);
    return;
  }
  if (url.pathname === "/paper/papers.json")
    return send(response, 200, stateOf(printer, run, Number(url.searchParams.get("after") ?? 0) || 0));
  const id = /^\/paper\/(\d+)\.png$/.exec(url.pathname)?.[1];
  const png = id === undefined ? null : printer.png(Number(id));
  if (png !== null) {
    const bytes = await png;
    response.writeHead(200, { ...pageHeaders, "content-type": "image/png", "cache-control": "private, max-age=3600" }).end(bytes);
    return;
  }
  if (url.pathname === "/" || url.pathname === "/paper/") {
    response.writeHead(302, { location: url.pathname === "/" ? "paper" : "../paper" }).end();
    return;
  }
  send(response, 404, {
    message: id === undefined ? "There is nothing here: see /paper." : `Paper ${id} was not printed, or is no longer kept.`,
  });
}

/** A page of another site can send a form but not JSON, unless we allowed it, which we never do. */
async function change(printer: VirtualPrinter, run: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const site = request.headers["sec-fetch-site"];
  const json = request.headers["content-type"]?.split(";")[0]?.trim() === "application/json";
  if (!json || (site !== undefined && site !== "same-origin" && site !== "none")) {
    return send(response, 403, { message: "The panel takes JSON from its own page." });
  }
  const text = await bodyOf(request);
  const checked = changeSchema.safeParse(text === null ? null : parseJson(text));
  if (!checked.success) return send(response, 422, { message: z.prettifyError(checked.error) });
  if (checked.data.speed !== undefined) printer.setSpeed(checked.data.speed);
  if (checked.data.faults !== undefined) printer.setFault(dropUndefined(checked.data.faults));
  if (checked.data.take === true) printer.take();
  send(response, 200, stateOf(printer, run, Number.MAX_SAFE_INTEGER));
}

function stateOf(printer: VirtualPrinter, run: string, after: number): object {
  const latest = printer.papers().at(-1);
  return {
    run,
    address: printer.address,
    profile: printer.profile,
    condition: conditionOf(printer),
    faults: printer.faults(),
    speed: printer.speed(),
    total: printer.totalPapers(),
    totalErrors: printer.totalErrors(),
    errors: printer.errors(),
    papers: printer.papers(after),
    /** Where the latest paper is: the page has it already, and it may have moved since. */
    latest: latest === undefined ? null : { id: latest.id, where: latest.where },
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { ...pageHeaders, "content-type": "application/json; charset=utf-8", "cache-control": "no-store" })
    .end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > mostBodyBytes) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type WithoutUndefined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function dropUndefined<T extends object>(value: T): Partial<WithoutUndefined<T>> {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as Partial<WithoutUndefined<T>>;
}
