import { Icon } from './icon';
import { startHere } from './parts';

/** A validation message; `field` is the id of its control. */
export interface FieldError {
  field: string;
  message: string;
}

/** The top of a form with errors: announced to screen readers, with a link to each field. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <div class="note danger summary" role="alert" {...startHere}>
      <Icon name="circle-alert" />
      <div>
        <p>
          <strong>
            {errors.length === 1 ? 'One thing to correct' : `${errors.length} things to correct`}
          </strong>
        </p>
        <ul>
          {errors.map(({ field, message }) => (
            <li key={field}>
              <a href={`#${field}`}>{message}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
