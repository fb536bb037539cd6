import { Fact, Facts, Tag } from '../../../console/parts';
import { Day } from '../../../console/when';
import type { ApiKeyView } from '../api-keys.contract';
import type { KeysContext } from '../pages/keys-context';
import { accessText, termOf } from './limits.words';

interface LimitFactsProps {
  readonly apiKey: ApiKeyView;
  readonly context: Pick<KeysContext, 'now' | 'zone'>;
}

/** A key's limits. Renders nothing for a key without limits. */
export function LimitFacts({ apiKey, context }: LimitFactsProps) {
  const { expiresAt, networks } = apiKey;
  const access = accessText(apiKey);
  if (!access && !expiresAt && !networks) return null;
  return (
    <Facts>
      {access && (
        <Fact label="Access" quiet>
          {access}
        </Fact>
      )}
      {expiresAt && <Term expiresAt={expiresAt} context={context} />}
      {networks && (
        <Fact label="Only from">
          <code>{networks.join(', ')}</code>
        </Fact>
      )}
    </Facts>
  );
}

/** An expired key stays in the list until it is revoked, so that people see why a tool stopped working. */
function Term({ expiresAt, context }: { expiresAt: string; context: LimitFactsProps['context'] }) {
  const term = termOf(expiresAt, context.now);
  // The last instant of a day belongs to that day.
  const day = <Day at={new Date(Date.parse(expiresAt) - 1)} zone={context.zone} />;
  if (term === 'far') return <Fact label="Expires">{day}</Fact>;
  return (
    <Fact label={term === 'soon' ? 'Expires' : 'Expired'} quiet>
      <Tag tone={term === 'soon' ? 'warn' : 'danger'}>
        {term === 'soon' ? 'Expires' : 'Expired'} {day}
      </Tag>
    </Fact>
  );
}
