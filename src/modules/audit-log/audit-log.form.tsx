import { ButtonLink, Submit } from '../../console/buttons';
import { Field, Select } from '../../console/fields';
import { zoneText } from '../../console/when-text';
import { ACTION_GROUPS, actionText } from '../audit';
import { isNarrow } from './audit-log.filter';
import type { AuditLogPageProps } from './audit-log.props';

/** The filter form. It uses GET, so that filtered pages can be shared and the Back button works. */
export function AuditFilters({ path, people, query, choices, faults, zone }: AuditLogPageProps) {
  return (
    <search aria-label="Filter the audit log">
      <form class="row wrap filters" method="get" action={path}>
        <Select name="person" label="Person" error={faults.person}>
          <option value="">Everyone</option>
          {people.map(({ userId, name, email }) => (
            <option key={userId} value={userId} selected={userId === query.person}>
              {name} ({email})
            </option>
          ))}
        </Select>
        <Select name="action" label="Action" error={faults.action}>
          <option value="">Any action</option>
          {Object.entries(ACTION_GROUPS).map(([group, actions]) => (
            <optgroup key={group} label={group}>
              {actions.map((action) => (
                <option key={action} value={action} selected={action === query.action}>
                  {actionText(action)}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
        <Field kind="date" name="from" label="From" value={query.from} error={faults.from} />
        <Field kind="date" name="to" label="To" value={query.to} error={faults.to} />
        <Submit>Apply</Submit>
        {isNarrow(choices) && (
          <ButtonLink tone="plain" href={path}>
            Clear
          </ButtonLink>
        )}
        <p class="small faint">Dates are in {zoneText(zone)}.</p>
      </form>
    </search>
  );
}
