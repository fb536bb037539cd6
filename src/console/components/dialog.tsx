import type { ComponentChildren } from 'preact';
import { Button } from './buttons';

/** Spread on a button: `<Button {...opens('generate')}>` opens `<Dialog id="generate">`, even without a script. */
export function opens(id: string) {
  return { commandfor: id, command: 'show-modal' } as const;
}

export interface DialogProps {
  id: string;
  title: string;
  /** True when the server shows its form again with errors. */
  open?: boolean | undefined;
  children: ComponentChildren;
}

/**
 * A dialog in front of the page. Its first control gets the focus: a field, or `Cancel` in a destructive dialog.
 * An open dialog is rendered as part of the page, and the script makes it modal.
 */
export function Dialog({ id, title, open, children }: DialogProps) {
  return (
    <dialog id={id} aria-labelledby={`${id}-title`} open={open} data-modal={open}>
      <div class="in">
        <h2 id={`${id}-title`}>{title}</h2>
        {children}
      </div>
    </dialog>
  );
}

/** Closes a dialog without changes. */
export function Cancel({ of }: { of: string }) {
  return (
    <Button commandfor={of} command="close">
      Cancel
    </Button>
  );
}

/** The buttons at the end of a dialog: `Cancel` first, then the action. */
export function DialogActions({ children }: { children: ComponentChildren }) {
  return <div class="row end actions">{children}</div>;
}
