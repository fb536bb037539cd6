import { ButtonLink } from '../../console/buttons';
import { ErrorSummary } from '../../console/error-summary';
import { Empty, Head } from '../../console/parts';
import { Shell } from '../../console/shell';
import { EventRow } from './audit-log.event';
import { addressOf, isNarrow } from './audit-log.filter';
import { AuditFilters } from './audit-log.form';
import type { AuditLogPageProps } from './audit-log.props';

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
