import { Fact, Facts } from '../../console/components/parts';
import { When } from '../../console/components/when';
import type { AuditEventView } from '../audit';

interface EventRowProps {
  readonly event: AuditEventView;
  readonly now: Date;
  readonly zone: string;
}

/** One event: time, actor, sentence and network. The rest is under "Details". */
export function EventRow({ event, now, zone }: EventRowProps) {
  const { at, sentence, network } = event;
  return (
    <li>
      <span class="small faint">
        <When at={new Date(at)} now={now} zone={zone} />
      </span>
      <div>
        <strong>{actorText(event)}</strong>
        <p class="muted">{sentence}</p>
        <Details event={event} />
      </div>
      {network && <span class="small faint num">{network}</span>}
    </li>
  );
}

/** "Dana Ortiz", "Key “HR sync” (Dana Ortiz)", "Claude for Dana Ortiz", or "Keyshift" if there is no actor. */
export function actorText({ actor, credential }: Pick<AuditEventView, 'actor' | 'credential'>): string {
  if (!actor) return 'Keyshift';
  if (credential?.kind === 'api-key') return `Key “${credential.name}” (${actor.name})`;
  if (credential?.kind === 'connection') return `${credential.name} for ${actor.name}`;
  return actor.name;
}

function Details({ event }: { event: AuditEventView }) {
  const { id, action, actor, target, requestId, before, after } = event;
  const facts = [
    ['Action', action],
    ['By', actor?.email],
    ['About', target && `${target.name} (${target.id})`],
    ['Before', before && JSON.stringify(before)],
    ['After', after && JSON.stringify(after)],
    ['Request', requestId],
    ['Event', id],
  ] as const;
  return (
    <details class="small">
      <summary>
        Details<span class="sr"> of: {event.sentence}</span>
      </summary>
      <Facts>
        {facts.map(
          ([label, value]) =>
            value && (
              <Fact key={label} label={label}>
                <code>{value}</code>
              </Fact>
            ),
        )}
      </Facts>
    </details>
  );
}
