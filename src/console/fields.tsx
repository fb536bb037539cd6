import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

/** What every control has around it. */
interface Words {
  name: string;
  label: ComponentChildren;
  /** Stands under the control until an error takes its place. */
  hint?: ComponentChildren;
  error?: string | undefined;
  /** The name, unless that occurs twice on the page. */
  id?: string | undefined;
  /** Takes the focus when the page, or the dialog around it, opens. */
  focus?: boolean | undefined;
  required?: boolean | undefined;
}

interface Typed extends Words {
  /** What was typed before; give secrets none. */
  value?: string | undefined;
  maxlength?: number | undefined;
  placeholder?: string | undefined;
  autocomplete?: string | undefined;
}

const KINDS = {
  text: { type: 'text' },
  email: { type: 'email', inputmode: 'email', autocomplete: 'email', spellcheck: false },
  search: { type: 'search' },
  date: { type: 'date' },
} as const;

export interface FieldProps extends Typed {
  kind?: keyof typeof KINDS;
}

/** A labelled input of one line. */
export function Field(props: FieldProps) {
  const { label, hint, error, focus, kind = 'text', ...rest } = props;
  return (
    <Labelled {...props}>
      <input {...KINDS[kind]} {...rest} {...wiring(props)} class="input" />
    </Labelled>
  );
}

export interface TextAreaProps extends Typed {
  rows?: number;
}

/** A labelled input of several lines. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, focus, rows = 3, ...rest } = props;
  return (
    <Labelled {...props}>
      <textarea {...rest} {...wiring(props)} rows={rows} class="input" />
    </Labelled>
  );
}

/** Six digits out of a mail. Spaces are welcome: the server drops them. */
export function CodeField(props: Typed) {
  const { label, hint, error, focus, ...rest } = props;
  return (
    <Labelled {...props}>
      <input
        {...rest}
        {...wiring(props)}
        class="input digits"
        inputmode="numeric"
        autocomplete="one-time-code"
        maxlength={7}
        spellcheck={false}
      />
    </Labelled>
  );
}

export interface SelectProps extends Words {
  /** Has the script choose the browser's time zone. */
  guessZone?: boolean;
  /** The options; the chosen one says `selected`. */
  children: ComponentChildren;
}

/** A labelled choice from a long list. */
export function Select({ children, guessZone, ...props }: SelectProps) {
  return (
    <Labelled {...props}>
      <span class="select">
        <select
          {...wiring(props)}
          name={props.name}
          required={props.required}
          data-guess-zone={guessZone || undefined}
          class="input"
        >
          {children}
        </select>
        <Icon name="chevron-down" />
      </span>
    </Labelled>
  );
}

function Labelled({
  name,
  id = name,
  label,
  hint,
  error,
  children,
}: Words & { children?: ComponentChildren }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children}
      <Remark id={id} hint={hint} error={error} />
    </div>
  );
}

interface RemarkProps {
  /** Of the control. */
  id: string;
  hint?: ComponentChildren;
  error?: string | undefined;
}

/** The hint, or the error in its place, under the id that `describedBy` names. */
export function Remark({ id, hint, error }: RemarkProps) {
  if (error) {
    return (
      <p class="err" id={`${id}-error`}>
        <Icon name="circle-alert" size={14} />
        <span>{error}</span>
      </p>
    );
  }
  return hint ? (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null;
}

/** Ties a control to its remark, so that screen readers read both. */
export function describedBy({ id, hint, error }: RemarkProps) {
  if (error) return { 'aria-describedby': `${id}-error`, 'aria-invalid': true } as const;
  return hint ? { 'aria-describedby': `${id}-hint` } : {};
}

function wiring({ name, id = name, hint, error, focus }: Words) {
  return { id, ...describedBy({ id, hint, error }), ...(focus ? { autofocus: true } : {}) };
}
