import type { ComponentChildren } from 'preact';
import { describedBy, Remark } from './fields';

export interface Choice {
  value: string;
  label: ComponentChildren;
  /** One line of explanation. */
  text?: ComponentChildren;
  /** Shown but not selectable; `text` says why. */
  disabled?: boolean;
}

export interface RadioCardsProps {
  name: string;
  /** Defaults to the name. Set it if the name occurs twice on the page. */
  id?: string | undefined;
  legend: string;
  /** Only for screen readers, if the dialog's title already asks the question. */
  quiet?: boolean | undefined;
  choices: readonly Choice[];
  /** The selected value; absent: none is preselected. */
  value?: string | undefined;
  error?: string | undefined;
}

/** Radio buttons as cards, each with room for an explanation. */
export function RadioCards({ name, id = name, legend, quiet, choices, value, error }: RadioCardsProps) {
  return (
    <fieldset class="field" {...describedBy({ id, error })}>
      <legend class={quiet ? 'sr' : 'legend'}>{legend}</legend>
      <div class="opts">
        {choices.map((choice, index) => (
          // The first input has the id of the group, so that the error summary can link to it.
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

/** A checkbox as a card, with room for an explanation. */
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
