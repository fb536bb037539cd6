import { Icon } from './icon';
import { startHere } from './parts';

/** What is wrong with one field; `field` is the id of its control. */
export interface FieldError {
  field: string;
  message: string;
}

/** The start of a form that came back with several errors: read out at once, each leading to its field. */
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
