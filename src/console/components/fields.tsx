import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

/** Props of every control. */
interface Words {
  name: string;
  label: ComponentChildren;
  /** Shown below the control; an error replaces it. */
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Defaults to the name. Set it if the name occurs twice on the page. */
  id?: string | undefined;
  /** Gets the focus when the page or the surrounding dialog opens. */
  focus?: boolean | undefined;
  required?: boolean | undefined;
}

interface Typed extends Words {
  /** The previous value. Never set it for secrets. */
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

/** A labelled single-line input. */
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

/** A labelled multi-line input. */
export function TextArea(props: TextAreaProps) {
  const { label, hint, error, focus, rows = 3, ...rest } = props;
  return (
    <Labelled {...props}>
      <textarea {...rest} {...wiring(props)} rows={rows} class="input" />
    </Labelled>
  );
}

/** Six digits from an email. Spaces are allowed; the server removes them. */
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
  /** Lets the script preselect the browser's time zone. */
  guessZone?: boolean;
  /** The options; the selected one has `selected`. */
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
  /** The id of the control. */
  id: string;
  hint?: ComponentChildren;
  error?: string | undefined;
}

/** The hint, or the error instead of it, with the id that `describedBy` refers to. */
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

/** Links a control to its remark, so that screen readers read both. */
export function describedBy({ id, hint, error }: RemarkProps) {
  if (error) return { 'aria-describedby': `${id}-error`, 'aria-invalid': true } as const;
  return hint ? { 'aria-describedby': `${id}-hint` } : {};
}

function wiring({ name, id = name, hint, error, focus }: Words) {
  return { id, ...describedBy({ id, hint, error }), ...(focus ? { autofocus: true } : {}) };
}
