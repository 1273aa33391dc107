// A socket.io connection that knocks at the hub's door until somebody answers, and only then connects again.

import type { Hello } from "@hallflow/queue-core";
import { io } from "socket.io-client";
import type { LinkSocket } from "./link-socket.ts";

/** The hall's own network is near: an answer takes milliseconds, and a cable that is mended is known within one knock. */
const knockEveryMs = 400;
const knockPatienceMs = 1_200;
/** So many knocks may be unanswered at a time; a browser has six connections to a hub. */
const mostKnocks = 3;
/** Where requests are kept from the hub and websockets are not, a connection is tried after so many knocks all the same. */
const tryAnywayAfter = 50;
/**
 * Browsers slow down the opening of websockets the more of them have failed, by seconds after a minute's cut; requests they do not.
 * So a lost connection is not tried again but asked after, and opened once, when there is somebody to open it.
 */
export function keenSocket(url: string, greeting: Hello): LinkSocket {
  const socket = io(url, { transports: ["websocket"], auth: greeting, timeout: 2_000, reconnection: false, forceNew: true });
  let isOver = false;
  let knocking: ReturnType<typeof setInterval> | undefined;
  let unanswered = 0;
  let knocks = 0;

  const knock = async (): Promise<void> => {
    if (++knocks % tryAnywayAfter === 0) socket.connect();
    if (unanswered >= mostKnocks) return;
    unanswered++;
    const isThere = await fetch(`${url}/readyz`, { cache: "no-store", signal: AbortSignal.timeout(knockPatienceMs) }).then(
      // Whatever the answer is: the network is there again.
      async (response) => (await response.body?.cancel(), true),
      () => false,
    );
    unanswered--;
    if (!isThere || knocking === undefined || isOver) return;
    stop();
    // An attempt that was begun into the silence is given up: it would be waited for until its time is over.
    socket.disconnect().connect();
  };
  const stop = (): void => {
    clearInterval(knocking);
    knocking = undefined;
  };
  const begin = (): void => {
    if (isOver || knocking !== undefined) return;
    knocks = 0;
    // Devices of one hall lose the hub together, and need not come back in step.
    knocking = setInterval(() => void knock(), knockEveryMs * (0.75 + Math.random() / 2));
  };

  socket.on("connect", stop);
  socket.on("disconnect", (reason) => reason === "io client disconnect" || begin());
  // With words the hub itself has said no; whoever holds this socket decides when to ask again.
  socket.on("connect_error", (error: Error & { data?: unknown }) => error.data !== undefined || begin());
  return {
    get connected() {
      return socket.connected;
    },
    get active() {
      return socket.active;
    },
    on: (event, listener) => socket.on(event, listener as (...words: unknown[]) => void),
    emit: (event, ...words) => socket.emit(event, ...words),
    timeout: (ms) => socket.timeout(ms),
    connect: () => socket.connect(),
    close: () => {
      isOver = true;
      stop();
      return socket.close();
    },
  };
}
