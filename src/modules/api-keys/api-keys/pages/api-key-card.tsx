import { Submit } from '../../../../console/components/buttons';
import { Cancel, Dialog, DialogActions, opens } from '../../../../console/components/dialog';
import { Menu, MenuButton, MenuItem, MenuLink } from '../../../../console/components/menu';
import { Fact, Facts, Note, Tag } from '../../../../console/components/parts';
import { Day, When } from '../../../../console/components/when';
import { ROLE_NAMES } from '../../../../console/http/page-context';
import type { ApiKeyView } from '../api-keys.contract';
import type { KeysContext } from './keys-context';
import { LimitFacts } from './limit-facts';

export interface KeyCardProps {
  readonly apiKey: ApiKeyView;
  readonly context: KeysContext;
  /** Whether this key was just generated. */
  readonly isNew: boolean;
}

/** One key in the list. */
export function KeyCard({ apiKey, context, isNew }: KeyCardProps) {
  const { id, name } = apiKey;
  const acts = actsAs(apiKey, context);
  return (
    <li class="card" id={id}>
      <div>
        <h3>
          {name}
          {isNew && <Tag tone="accent">New</Tag>}
        </h3>
        <KeyFacts apiKey={apiKey} context={context} />
        <LimitFacts apiKey={apiKey} context={context} />
        {acts && <p class="small muted">{acts}</p>}
      </div>
      <div>
        <MenuButton menu={`menu-${id}`} label={`Actions for ${name}`} />
        <Menu id={`menu-${id}`}>
          {context.mayExplain && (
            <MenuLink icon="scan-search" href={`${context.path}/${id}`}>
              What it can do
            </MenuLink>
          )}
          <MenuItem icon="trash-2" danger {...opens(`revoke-${id}`)}>
            Revoke
          </MenuItem>
        </Menu>
        <RevokeDialog apiKey={apiKey} context={context} />
      </div>
    </li>
  );
}

function KeyFacts({ apiKey, context }: Omit<KeyCardProps, 'isNew'>) {
  const { hint, lastUsedAt, createdAt } = apiKey;
  return (
    <Facts>
      <Fact label="Hint" quiet>
        Ends in <code>{hint}</code>
      </Fact>
      {lastUsedAt ? (
        <Fact label="Last used">
          <When at={new Date(lastUsedAt)} {...context} relative />
        </Fact>
      ) : (
        <Fact label="Last used" quiet>
          <Tag tone="warn">Never used</Tag>
        </Fact>
      )}
      <Fact label="Added">
        <Day at={new Date(createdAt)} zone={context.zone} />
      </Fact>
    </Facts>
  );
}

/** Confirms a revocation and shows when the key was last used. */
function RevokeDialog({ apiKey, context }: Omit<KeyCardProps, 'isNew'>) {
  const { id, name, hint, lastUsedAt } = apiKey;
  const dialog = `revoke-${id}`;
  return (
    <Dialog id={dialog} title={`Revoke “${name}”?`}>
      <p class="muted">
        The tool using the key that ends in <code>{hint}</code> loses access immediately. This can’t be
        undone.
      </p>
      {lastUsedAt ? (
        <Note tone="warn">
          Something used this key <When at={new Date(lastUsedAt)} {...context} relative />.
        </Note>
      ) : (
        <Note icon="circle-check">Nothing has used this key yet.</Note>
      )}
      <form method="post" action={`${context.path}/${id}/revoke`}>
        <DialogActions>
          <Cancel of={dialog} />
          <Submit tone="danger" busy="Revoking…">
            Revoke key
          </Submit>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/**
 * "Acts as Lee Park · Employee (was Owner)": the member and their current role. Undefined for the viewer's own key
 * while their role is the same as when they generated it.
 */
function actsAs({ member, roleAtCreation }: ApiKeyView, { memberId }: KeysContext): string | undefined {
  const [isOwn, isUnchanged] = [member.id === memberId, member.role === roleAtCreation];
  if (isOwn && isUnchanged) return undefined;
  const was = isUnchanged ? '' : ` (was ${ROLE_NAMES[roleAtCreation]})`;
  return `Acts as ${isOwn ? 'you' : member.name} · ${ROLE_NAMES[member.role]}${was}`;
}
