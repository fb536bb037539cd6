import { AREAS, type Permission, privilegeReach } from '../../../../access/permissions';
import { AREA_WORDS } from '../../../../console/components/areas';
import { ButtonLink } from '../../../../console/components/buttons';
import { Head, Tag } from '../../../../console/components/parts';
import type { PageContext } from '../../../../console/http/page-context';
import { Shell } from '../../../../console/layouts/shell';
import type { ApiKeyView, Explanation } from '../api-keys.contract';
import type { KeysContext } from './keys-context';
import { LimitFacts } from './limit-facts';

export interface KeyPageProps {
  readonly pageContext: PageContext;
  readonly context: KeysContext;
  readonly apiKey: ApiKeyView;
  /** One for each permission. */
  readonly verdicts: readonly Explanation[];
}

/** Shows what a key can do now, with the reason for each denial. */
export function KeyPage({ pageContext, context, apiKey, verdicts }: KeyPageProps) {
  const { name, hint, member } = apiKey;
  const byPermission = new Map(verdicts.map((one) => [one.permission, one]));
  return (
    <Shell pageContext={pageContext} title={name} here="api-keys">
      <Head
        title={name}
        text={`Ends in ${hint}. Acts as ${member.name}, with the access they have at the time.`}
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
              <Verdict act="View" byPermission={byPermission} permission={`${area}:read`} />
              <Verdict act="Edit" byPermission={byPermission} permission={`${area}:edit`} />
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
  readonly byPermission: ReadonlyMap<Permission, Explanation>;
}

/** "Yes" with the reach, or "no" with the reason. */
function Verdict({ act, permission, byPermission }: VerdictProps) {
  const verdict = byPermission.get(permission);
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
      <p class="small faint">{verdict.reach === 'own' ? 'Only their own data.' : 'All members’ data.'}</p>
    </div>
  );
}

/** Whether a role can see what a key can do. */
export const mayExplain = (role: Parameters<typeof privilegeReach>[0]): boolean =>
  privilegeReach(role, 'keys:explain') !== undefined;
