import { ButtonLink, Submit } from '../../console/components/buttons';
import { ErrorSummary } from '../../console/components/error-summary';
import { Field, Select } from '../../console/components/fields';
import { Empty, Head } from '../../console/components/parts';
import { zoneText } from '../../console/components/when-text';
import type { PageContext } from '../../console/http/page-context';
import { Shell } from '../../console/layouts/shell';
import { ACTION_GROUPS, type AuditWindow, actionText } from '../audit';
import { type AuditChoices, type AuditLogQuery, addressOf, isNarrow } from './audit-log.form';
import { EventRow } from './event-row';
import type { Actor } from './people.repository';

export interface AuditLogPageProps {
  readonly pageContext: PageContext;
  readonly path: string;
  readonly csvPath: string;
  readonly now: Date;
  /** The workspace's time zone, in which the filter's days are. */
  readonly zone: string;
  /** Current and former members. */
  readonly people: readonly Actor[];
  readonly query: AuditLogQuery;
  readonly choices: AuditChoices;
  readonly faults: Readonly<Partial<Record<string, string>>>;
  readonly events: AuditWindow;
}

export function AuditLogPage(props: AuditLogPageProps) {
  const { pageContext, choices, csvPath, events, faults } = props;
  const isFaulty = Object.keys(faults).length > 0;
  return (
    <Shell pageContext={pageContext} title="Audit log" here="audit-log" wide>
      <Head
        title="Audit log"
        text="Who did what in this workspace, newest first. Times are in your browser’s time zone."
      >
        {!isFaulty && (
          <ButtonLink icon="download" href={addressOf(csvPath, choices)}>
            Download CSV
          </ButtonLink>
        )}
      </Head>
      <ErrorSummary errors={Object.entries(faults).map(([field, message = '']) => ({ field, message }))} />
      <AuditFilters {...props} />
      {events.data.length > 0 ? <Events {...props} /> : <NoEvents {...props} isFaulty={isFaulty} />}
    </Shell>
  );
}

/** The filter form. It uses GET, so that filtered pages can be shared and the Back button works. */
function AuditFilters({ path, people, query, choices, faults, zone }: AuditLogPageProps) {
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

function Events({ events, path, choices, now, zone }: AuditLogPageProps) {
  const { newer, older } = events;
  return (
    <section class="stack" aria-labelledby="events">
      <h2 class="sr" id="events">
        Events
      </h2>
      <ol class="card rows events">
        {events.data.map((event) => (
          <EventRow key={event.id} event={event} now={now} zone={zone} />
        ))}
      </ol>
      <div class="row end">
        {newer && <ButtonLink href={addressOf(path, choices, { newer })}>Newer</ButtonLink>}
        {older && <ButtonLink href={addressOf(path, choices, { cursor: older })}>Older</ButtonLink>}
      </div>
    </section>
  );
}

function NoEvents({ path, query, choices, isFaulty }: AuditLogPageProps & { isFaulty: boolean }) {
  if (isFaulty || isNarrow(choices) || query.cursor !== undefined) {
    return (
      <Empty icon="search" id="events" title="Nothing matches" text="No events match your filters.">
        <ButtonLink href={path}>Clear filters</ButtonLink>
      </Empty>
    );
  }
  return (
    <Empty
      icon="scroll-text"
      id="events"
      title="No events yet"
      text="Events appear here when people are invited, roles change or keys are generated."
    />
  );
}
