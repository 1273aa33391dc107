// A long list a page at a time, with large buttons to turn it.

import { ChevronLeft, ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Say } from "./say.tsx";
import { Touch } from "./touch.tsx";
import "./pages.css";

interface PagesProps<T> {
  readonly items: readonly T[];
  readonly perPage: number;
  readonly render: (item: T) => ReactNode;
}

export function Pages<T>({ items, perPage, render }: PagesProps<T>): ReactNode {
  const [turned, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(items.length / perPage));
  const page = Math.min(turned, pages - 1);
  return (
    <div className="pages">
      <div className="pages-items">{items.slice(page * perPage, (page + 1) * perPage).map(render)}</div>
      {pages > 1 && (
        <div className="pages-turn">
          <Touch disabled={page === 0} onTouch={() => setPage(page - 1)}>
            <ChevronLeft aria-hidden="true" />
            <Say word="service.previous" />
          </Touch>
          <span className="numerals" aria-live="polite">
            <Say word="service.page" values={{ page: page + 1, pages }} />
          </span>
          <Touch disabled={page === pages - 1} onTouch={() => setPage(page + 1)}>
            <Say word="service.next" />
            <ChevronRight aria-hidden="true" />
          </Touch>
        </div>
      )}
    </div>
  );
}
