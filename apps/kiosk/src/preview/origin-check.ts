// Tells requests of our own pages from those that another site's page makes a browser send.

import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a request that acts may be carried out. A current browser on a trustworthy address says so itself; any browser names
 * the origin of a POST, which must be the host that the page was fetched from, here or at the hub that passes the page on.
 * `x-forwarded-host` can be believed for this: no page can send it across sites without being asked first, and nobody answers
 * that question here.
 */
export function isOwnPage(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const hosts = [host, headers["x-forwarded-host"]].flat();
  return URL.canParse(origin) && hosts.includes(new URL(origin).host);
}
