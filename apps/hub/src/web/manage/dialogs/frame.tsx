// What lies over the floor: a dialog in the middle, or a drawer at the side that leaves the hall in sight.

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Button, Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { NoticeLine } from "../notice-line.tsx";
import { useScene } from "../scene.ts";
import { useWords } from "../words.ts";
import "./frame.css";

interface FrameProps {
  readonly title: ReactNode;
  readonly kind?: "small" | "wide" | "drawer";
  readonly children: ReactNode;
}

export function Frame({ title, kind = "small", children }: FrameProps): ReactNode {
  const { open } = useScene();
  const { say } = useWords();
  return (
    <ModalOverlay
      className={`frame-veil frame-veil-${kind}`}
      isOpen
      isDismissable={kind === "drawer"}
      onOpenChange={(isOpen) => isOpen || open(null)}
    >
      <Modal className={`frame frame-${kind}`}>
        <Dialog className="frame-dialog">
          <header className="frame-head">
            <Heading slot="title">{title}</Heading>
            <Button className="frame-close" aria-label={say("action.close")} onPress={() => open(null)}>
              <X aria-hidden="true" />
            </Button>
          </header>
          {children}
          <NoticeLine />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
