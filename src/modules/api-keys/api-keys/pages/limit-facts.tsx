import { AREAS, type Area } from '../../../../access/permissions';
import { AREA_WORDS } from '../../../../console/components/areas';
import { Fact, Facts, Tag } from '../../../../console/components/parts';
import { Day } from '../../../../console/components/when';
import type { ApiKeyView } from '../api-keys.contract';
import type { KeysContext } from './keys-context';

const SOON_MS = 14 * 86_400_000;

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

/** "View only" or "Can edit: Time off · Can view: Reports"; undefined for a key without limits. */
function accessText({ permissions }: Pick<ApiKeyView, 'permissions'>): string | undefined {
  if (!permissions) return undefined;
  const edits = AREAS.filter((area) => permissions.includes(`${area}:edit`));
  const views = AREAS.filter((area) => permissions.includes(`${area}:read`) && !edits.includes(area));
  if (views.length === AREAS.length) return 'View only';
  const parts = [
    ...(edits.length > 0 ? [`Can edit: ${namesOf(edits)}`] : []),
    ...(views.length > 0 ? [`Can view: ${namesOf(views)}`] : []),
  ];
  return parts.join(' · ');
}

/** Whether a key expires at all, in more than 14 days, within 14 days, or has expired. */
function termOf(expiresAt: string | null, now: Date): 'endless' | 'far' | 'soon' | 'ended' {
  if (expiresAt === null) return 'endless';
  const left = Date.parse(expiresAt) - now.getTime();
  if (left <= 0) return 'ended';
  return left <= SOON_MS ? 'soon' : 'far';
}

const namesOf = (areas: readonly Area[]): string => areas.map((area) => AREA_WORDS[area].name).join(', ');
