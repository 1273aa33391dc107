// The frame of what opens over the guide's page: a title, what is asked, and large buttons at its foot.

import { Bilingual } from "@hallflow/ui";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { PressAnswer } from "../../presses/use-presses.ts";
import { useWords } from "../words.ts";
import "./sheet.css";

interface SheetProps {
  readonly title: string;
  readonly close: () => void;
  /** Left out where each choice acts by itself. */
  readonly submit?: { readonly words: string; readonly isPossible: boolean; readonly act: () => void };
  /** Why the last press was not carried out. */
  readonly refused?: PressAnswer | null;
  readonly children?: ReactNode;
}

export function Sheet({ title, close, submit, refused = null, children }: SheetProps): ReactNode {
  const { say, language } = useWords();
  return (
    <ModalOverlay className="sheet-overlay" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="sheet-modal">
        <Dialog className="sheet">
          <Heading slot="title">{title}</Heading>
          <div className="sheet-body">{children}</div>
          <footer>
            <div role="alert">{refused && <Bilingual words={refused.words} first={language} />}</div>
            <button type="button" className="guide-button" onClick={close}>
              {say("cancel")}
            </button>
            {submit && (
              <button
                type="button"
                className="guide-button guide-main"
                aria-disabled={!submit.isPossible}
                onClick={() => submit.isPossible && submit.act()}
              >
                {submit.words}
              </button>
            )}
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
