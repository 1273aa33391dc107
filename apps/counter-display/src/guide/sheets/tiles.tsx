// One choice of several, as tiles for a finger.

import type { ReactNode } from "react";
import { RadioButton, RadioField, RadioGroup } from "react-aria-components";

export interface Tile<Value extends string> {
  readonly value: Value;
  readonly words: string;
  readonly hint?: string;
}

interface TilesProps<Value extends string> {
  readonly label: string;
  readonly tiles: readonly Tile<Value>[];
  readonly value: Value | null;
  readonly choose: (value: Value) => void;
}

export function Tiles<Value extends string>({ label, tiles, value, choose }: TilesProps<Value>): ReactNode {
  return (
    <RadioGroup className="tiles" aria-label={label} orientation="horizontal" value={value} onChange={(chosen) => choose(chosen as Value)}>
      <span className="tiles-label" aria-hidden="true">
        {label}
      </span>
      <div className="tiles-grid">
        {tiles.map((tile) => (
          <RadioField key={tile.value} value={tile.value}>
            <RadioButton className="tile">
              <b>{tile.words}</b>
              {tile.hint !== undefined && <small>{tile.hint}</small>}
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}
