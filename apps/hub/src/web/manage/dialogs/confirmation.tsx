// A question about the whole hall: what will happen, and the button that makes it happen.

import { type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { useScene } from "../scene.ts";
import { Say } from "../words.ts";
import { Frame } from "./frame.tsx";

interface ConfirmationProps {
  readonly title: ReactNode;
  readonly submit: ReactNode;
  readonly tone: "main" | "stop";
  /** Why it cannot be done now, if it cannot. */
  readonly hindrance?: ReactNode;
  /** Does it; the dialog closes when that was carried out. */
  readonly confirm: () => Promise<boolean>;
  readonly children: ReactNode;
}

export function Confirmation({ title, submit, tone, hindrance = null, confirm, children }: ConfirmationProps): ReactNode {
  const { isLive, open } = useScene();
  const [isSending, setSending] = useState(false);
  const press = async () => {
    setSending(true);
    const done = await confirm();
    setSending(false);
    if (done) open(null);
  };
  return (
    <Frame title={title}>
      <div className="frame-body">
        {children}
        {hindrance !== null && (
          <p className="frame-hindrance" role="alert">
            {hindrance}
          </p>
        )}
        {!isLive && (
          <p className="frame-hindrance" role="alert">
            <Say of="not.offline" />
          </p>
        )}
      </div>
      <footer className="frame-foot">
        <Button className="button" onPress={() => open(null)}>
          <Say of="action.cancel" />
        </Button>
        <Button className={`button button-${tone}`} isDisabled={!isLive || hindrance !== null || isSending} onPress={() => void press()}>
          {submit}
        </Button>
      </footer>
    </Frame>
  );
}
