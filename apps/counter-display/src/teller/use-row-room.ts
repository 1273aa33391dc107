// The height of an element, followed as it changes: what decides how many rows there is room for.

import { type RefObject, useLayoutEffect, useState } from "react";

/** The inner height in px, without padding; 0 before the first layout. */
export function useRowRoom(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => entry && setHeight(Math.floor(entry.contentRect.height)));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
