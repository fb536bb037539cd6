import { AREAS, type Permission, powerOf } from '../../../access/permissions';
import { AREA_WORDS } from '../../../console/areas';
import { ButtonLink } from '../../../console/buttons';
import type { Frame } from '../../../console/frame';
import { Head, Tag } from '../../../console/parts';
import { Shell } from '../../../console/shell';
import type { ApiKeyView, Explanation } from '../api-keys.contract';
import type { KeysContext } from '../page/keys-context';
import { LimitFacts } from './limits.facts';

export interface KeyPageProps {
  readonly frame: Frame;
  readonly context: KeysContext;
  readonly apiKey: ApiKeyView;
  /** One for each permission. */
  readonly verdicts: readonly Explanation[];
}

/** What one key can do now, and what stands in its way. */
export function KeyPage({ frame, context, apiKey, verdicts }: KeyPageProps) {
  const { name, hint, member } = apiKey;
  const told = new Map(verdicts.map((one) => [one.permission, one]));
  return (
    <Shell frame={frame} title={name} here="api-keys">
      <Head
        title={name}
        text={`Ends in ${hint}. Acts as ${member.name}, with whatever access they have at that moment.`}
      >
        <ButtonLink href={context.path}>All keys</ButtonLink>
      </Head>
      <LimitFacts apiKey={apiKey} context={context} />
      <section class="stack" aria-labelledby="can">
        <h2 id="can">What it can do now</h2>
        <ul class="card rows verdicts">
          {AREAS.map((area) => (
            <li key={area}>
              <div>
                <b>{AREA_WORDS[area].name}</b>
                <p class="small muted">{AREA_WORDS[area].covers}</p>
              </div>
              <Verdict act="View" told={told} permission={`${area}:read`} />
              <Verdict act="Edit" told={told} permission={`${area}:edit`} />
            </li>
          ))}
        </ul>
      </section>
    </Shell>
  );
}

interface VerdictProps {
  readonly act: 'View' | 'Edit';
  readonly permission: Permission;
  readonly told: ReadonlyMap<Permission, Explanation>;
}

/** A yes with its reach, or a no with its reason. */
function Verdict({ act, permission, told }: VerdictProps) {
  const verdict = told.get(permission);
  if (!verdict?.allowed) {
    return (
      <div>
        <Tag>{act}: no</Tag>
        <p class="small faint">{verdict?.sentence}</p>
      </div>
    );
  }
  return (
    <div>
      <Tag tone="ok">{act}: yes</Tag>
      <p class="small faint">{verdict.reach === 'own' ? 'Only what is theirs.' : 'Everybody’s.'}</p>
    </div>
  );
}

/** Whether somebody may look at what a key can do. */
export const mayExplain = (role: Parameters<typeof powerOf>[0]): boolean =>
  powerOf(role, 'keys:explain') !== undefined;
