// The headers that keep pages to themselves: asked of helmet once, for they are the same in every answer.

import type { IncomingMessage, ServerResponse } from "node:http";
import helmet from "helmet";

export type Headers = Readonly<Record<string, string>>;

/** A page may load only from this hub, and talk only to it. Styles may be inline, for React sets them on elements. */
const ofPages = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    // The page's own websocket is of its origin too: nowhere else can a page send what it sees.
    connectSrc: ["'self'"],
    imgSrc: ["'self'", "data:", "blob:"],
    mediaSrc: ["'self'", "blob:"],
    fontSrc: ["'self'", "data:"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
};
/** What is no page loads nothing, and stands in no frame. */
const ofAnswers = { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } };

/** The headers of every page and file, and those of the API's answers. `isSecure` is whether the hub speaks TLS. */
export async function securityHeaders(isSecure: boolean): Promise<{ readonly pages: Headers; readonly answers: Headers }> {
  const common = {
    hsts: isSecure ? { maxAge: 86_400, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    originAgentCluster: false,
    crossOriginOpenerPolicy: false,
  } as const;
  const pages = await headersOf(helmet({ ...common, contentSecurityPolicy: ofPages }));
  // Of what helmet knows, only this means anything where nobody opens a page.
  const {
    "x-content-type-options": type,
    "content-security-policy": policy,
    ...others
  } = await headersOf(helmet({ ...common, contentSecurityPolicy: ofAnswers }));
  const transport = others["strict-transport-security"];
  if (type === undefined || policy === undefined) throw new Error("helmet sets other headers than it did");
  return {
    pages: { ...pages, "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()" },
    answers: {
      "x-content-type-options": type,
      "content-security-policy": policy,
      ...(transport !== undefined && { "strict-transport-security": transport }),
      "cache-control": "no-store",
    },
  };
}

/** What a middleware sets: it looks at no request and writes nothing but headers. */
async function headersOf(middleware: ReturnType<typeof helmet>): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => void (headers[name.toLowerCase()] = value),
    removeHeader: (name: string) => delete headers[name.toLowerCase()],
  };
  await new Promise<void>((resolve, reject) =>
    middleware({} as IncomingMessage, response as unknown as ServerResponse, (error) => (error === undefined ? resolve() : reject(error))),
  );
  return headers;
}
