// A simulated kiosk's disk: what was written before it died is there when it starts again, in a moment of the world's time.

import type { KeptLines, TicketsInHand } from "@hallflow/kiosk/parts";
import type { VisitId } from "@hallflow/queue-core";

/** What lies on it. */
export class KioskDisk {
  readonly bookLines: string[] = [];
  readonly inHand = new Set<VisitId>();
  /** Whose number is in the print journal, and so on paper sooner or later. */
  readonly printed = new Set<VisitId>();

  /** The lines of the offline book; `written` is kept when a write has come to the disk. */
  book(written: () => Promise<void>): KeptLines {
    const lines = this.bookLines;
    return {
      async append(line) {
        await written();
        lines.push(line);
      },
      async replace(fresh) {
        await written();
        lines.splice(0, lines.length, ...fresh);
      },
      close: async () => undefined,
    };
  }

  tickets(written: () => Promise<void>): TicketsInHand {
    const { inHand } = this;
    return {
      leftOver: [...inHand],
      async add(visit) {
        await written();
        inHand.add(visit);
      },
      settle: (visit) => void written().then(() => inHand.delete(visit)),
      close: async () => undefined,
    };
  }
}
