// A code to be read by a phone from the screen.

import { create } from "qrcode";
import { type ReactNode, useMemo } from "react";
import { textIn } from "../words/languages.ts";
import { both } from "../words/words.ts";
import { useSession } from "./session-view.ts";

/** Modules of white around the code, without which many phones do not find it. */
const quiet = 4;

export function QrCode({ text }: { readonly text: string }): ReactNode {
  const { tongue } = useSession().session;
  const { size, path } = useMemo(() => drawn(text), [text]);
  const side = size + 2 * quiet;
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={textIn(tongue, both("numberAlone.code"))}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

function drawn(text: string): { size: number; path: string } {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const { size } = modules;
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) if (modules.get(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
  }
  return { size, path };
}
