import type { ReactNode } from 'react';
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from 'react-aria-components';

interface Shown {
  title: string;
  isOpen: boolean;
  /** Absent: the dialog cannot be dismissed. */
  onClose?: () => void;
  tone?: 'danger';
  children: ReactNode;
}

export function Modal({ title, isOpen, onClose, tone, children }: Shown) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      isDismissable={false}
      isKeyboardDismissDisabled={!onClose}
      onOpenChange={(open) => !open && onClose?.()}
    >
      <AriaModal className={`modal ${tone ? `modal-${tone}` : ''}`}>
        <Dialog className="dialog" role={tone === 'danger' ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2} className="dialog-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
