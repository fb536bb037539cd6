import type { ComponentChildren } from 'preact';
import { describedBy, Remark } from './fields';

export interface Choice {
  value: string;
  label: ComponentChildren;
  /** One line on what it means. */
  text?: ComponentChildren;
  /** Shown, but not to be chosen; `text` says why. */
  disabled?: boolean;
}

export interface RadioCardsProps {
  name: string;
  /** The name, unless that occurs twice on the page. */
  id?: string | undefined;
  legend: string;
  /** Only for screen readers, where the dialog's title already asks the question. */
  quiet?: boolean | undefined;
  choices: readonly Choice[];
  /** The chosen one; absent: none is preselected. */
  value?: string | undefined;
  error?: string | undefined;
}

/** One of a few, each a card with room to explain itself. */
export function RadioCards({ name, id = name, legend, quiet, choices, value, error }: RadioCardsProps) {
  return (
    <fieldset class="field" {...describedBy({ id, error })}>
      <legend class={quiet ? 'sr' : 'legend'}>{legend}</legend>
      <div class="opts">
        {choices.map((choice, index) => (
          // The first one carries the name as its id: an error summary's link leads there.
          <label class="opt" key={choice.value}>
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={choice.disabled}
            />
            <ChoiceText {...choice} />
          </label>
        ))}
      </div>
      <Remark id={id} error={error} />
    </fieldset>
  );
}

export interface CheckCardProps {
  name: string;
  label: ComponentChildren;
  text?: ComponentChildren;
  checked?: boolean | undefined;
  value?: string;
}

/** Yes or no, with room to explain itself. */
export function CheckCard({ name, label, text, checked, value = 'yes' }: CheckCardProps) {
  return (
    <label class="opt">
      <input type="checkbox" name={name} value={value} checked={checked} />
      <ChoiceText label={label} text={text} />
    </label>
  );
}

function ChoiceText({ label, text }: { label: ComponentChildren; text?: ComponentChildren }) {
  return (
    <span>
      <strong>{label}</strong>
      {text && <span class="small muted">{text}</span>}
    </span>
  );
}
