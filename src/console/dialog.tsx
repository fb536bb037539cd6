import type { ComponentChildren } from 'preact';
import { Button } from './buttons';

/** Spread on a button: `<Button {...opens('generate')}>` opens `<Dialog id="generate">`, also without a script. */
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
 * A question in front of the page. Its first control takes the focus: a field, or in a destructive dialog
 * `Cancel`. An open one arrives as part of the page and is made modal by the script.
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

/** Closes a dialog and changes nothing. */
export function Cancel({ of }: { of: string }) {
  return (
    <Button commandfor={of} command="close">
      Cancel
    </Button>
  );
}

/** The row of buttons that ends a dialog: `Cancel` first, then the one that acts. */
export function DialogActions({ children }: { children: ComponentChildren }) {
  return <div class="row end actions">{children}</div>;
}
