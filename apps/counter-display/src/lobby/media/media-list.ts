// What the hall has to show while nobody is called: asked of the hub now and then, and kept while the hub is away.

import { useEffect, useState } from "react";

export interface MediaItem {
  readonly kind: "picture" | "video";
  readonly url: string;
}

const askAgainMs = 60_000;

export function useMedia(): readonly MediaItem[] {
  const [items, setItems] = useState<readonly MediaItem[]>([]);
  useEffect(() => {
    const ended = new AbortController();
    const ask = async () => {
      const found = await listed(ended.signal);
      // The same list again must not begin the show anew.
      if (found) setItems((known) => (JSON.stringify(known) === JSON.stringify(found) ? known : found));
    };
    void ask();
    const timer = setInterval(() => void ask(), askAgainMs);
    return () => {
      ended.abort();
      clearInterval(timer);
    };
  }, []);
  return items;
}

async function listed(signal: AbortSignal): Promise<readonly MediaItem[] | null> {
  try {
    const response = await fetch("/api/media", { signal });
    return response.ok ? ((await response.json()) as { items: MediaItem[] }).items : null;
  } catch {
    return null;
  }
}
