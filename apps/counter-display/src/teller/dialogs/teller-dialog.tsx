// The frame of every dialog of the console: a title, what is asked, and at its foot the way out and the way on.

import { Bilingual } from "@hallflow/ui";
import type { ReactNode, SubmitEvent } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { PressAnswer } from "../../presses/use-presses.ts";
import { useFocus } from "../use-focus.ts";
import { useWords } from "../words.ts";
import "./dialogs.css";

interface TellerDialogProps {
  readonly title: string;
  readonly close: () => void;
  /** Left out where each choice acts by itself. */
  readonly submit?: { readonly words: string; readonly tone: "usual" | "stop"; readonly isPossible: boolean; readonly act: () => void };
  /** Why the last press was not carried out. */
  readonly refused?: PressAnswer | null;
  readonly isWide?: boolean;
  readonly children?: ReactNode;
}

/** Open for as long as it is rendered. Escape and a press beside it close it; Enter in a field submits. */
export function TellerDialog({ title, close, submit, refused = null, isWide = false, children }: TellerDialogProps): ReactNode {
  const { say, language } = useWords();
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (submit?.isPossible) submit.act();
  };
  return (
    <ModalOverlay className="dialog-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className={`dialog-modal ${isWide ? "dialog-wide" : ""}`}>
        <Dialog className="dialog">
          <form ref={useFocus()} onSubmit={send}>
            <Heading slot="title">{title}</Heading>
            <div className="dialog-body">{children}</div>
            <footer>
              <div className="dialog-refused" role="alert">
                {refused && <Bilingual words={refused.words} first={language} />}
              </div>
              <button type="button" className="dialog-button" onClick={close} data-focus={submit?.tone === "stop"}>
                {say(submit ? "dialog.cancel" : "dialog.close")} <kbd aria-hidden="true">Esc</kbd>
              </button>
              {submit && (
                <button
                  type="submit"
                  className={`dialog-button dialog-submit dialog-submit-${submit.tone}`}
                  aria-disabled={!submit.isPossible}
                >
                  {submit.words}
                </button>
              )}
            </footer>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
