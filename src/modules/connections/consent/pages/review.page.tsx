import type { Permission } from '../../../../access/permissions';
import { Avatar } from '../../../../console/components/avatar';
import { Submit } from '../../../../console/components/buttons';
import { CheckCard } from '../../../../console/components/choices';
import { Note } from '../../../../console/components/parts';
import { PRODUCT } from '../../../../console/components/product';
import { ROLE_NAMES } from '../../../../console/http/page-context';
import type { Theme } from '../../../../console/http/theme';
import { Solo, SoloHead } from '../../../../console/layouts/solo';
import { areasInWords, areasOf } from '../../connections';
import type { Asker } from '../../oauth-clients';
import type { Account } from '../accounts';
import type { Offer } from '../consent.rules';
import { refusalText } from './account.page';
import { AreaList } from './area-list';
import { Locked, NotYou, Trust } from './consent-parts';

export interface ReviewPageProps {
  readonly theme: Theme | undefined;
  readonly asker: Asker;
  readonly email: string;
  readonly account: Account;
  /** The workspace's owner, to contact when nothing can be granted. */
  readonly ownerName: string;
  /** Whether the user can switch to another account. */
  readonly hasOthers: boolean;
  /** What this client is already allowed to do. */
  readonly before: readonly Permission[];
}

/** Shows what a client requests, with the buttons to allow or cancel. */
export function ReviewPage(props: ReviewPageProps) {
  const { theme, asker, account } = props;
  const { offer, membership } = account;
  const { uid, name, host } = asker;
  return (
    <Solo title={`Connect ${name}`} theme={theme} wide>
      <Locked name={name} />
      <SoloHead title={`Let ${name} use ${membership.name}?`}>
        {name} asked to connect from <strong>{host.name}</strong>. You’ll go back there when you finish.
      </SoloHead>
      <Acting {...props} />
      <Trust {...asker} />
      {offer.refusedBy ? <Refused {...props} by={offer.refusedBy} /> : <Asked {...props} />}
      <form method="post" action={`/connect/${uid}`} class="stack">
        <input type="hidden" name="account" value={membership.id} />
        <input type="hidden" name="shown" value={offer.permissions.join(' ')} />
        {!offer.refusedBy && offer.canEdit && (
          <CheckCard
            name="viewing"
            label="Allow viewing only"
            text={`Connect ${name} without letting it make changes.`}
          />
        )}
        {!offer.refusedBy && (
          <Submit tone="primary" tall block name="decision" value="allow" busy="Connecting…">
            Allow access
          </Submit>
        )}
        <Submit tall block name="decision" value="cancel">
          Cancel
        </Submit>
      </form>
      <div class="stack small muted">
        <p>
          You can revoke access any time in {PRODUCT} under Connections, or from {name}.
        </p>
        <NotYou uid={uid} />
      </div>
    </Solo>
  );
}

function Acting({ asker, account: { membership }, email, hasOthers }: ReviewPageProps) {
  return (
    <div class="as">
      <Avatar name={membership.name} square />
      <div>
        <strong>{membership.name}</strong>
        <div class="small muted">
          {email} · {ROLE_NAMES[membership.role]}
        </div>
      </div>
      {hasOthers && (
        <a href={`/connect/${asker.uid}`}>
          Change<span class="sr"> account</span>
        </a>
      )}
    </div>
  );
}

function Asked({ asker: { name }, account: { offer }, before }: ReviewPageProps) {
  return (
    <>
      <Outlook name={name} offer={offer} />
      <section aria-labelledby="asks">
        <h2 id="asks">What {name} is asking for</h2>
        <AreaList rows={offer.rows} />
        {offer.unavailable.length > 0 && (
          <p class="small muted">Not available to your role: {areasInWords(offer.unavailable)}.</p>
        )}
        {offer.notRequested.length > 0 && (
          <p class="small muted">Not requested: {areasInWords(offer.notRequested)}.</p>
        )}
        {before.length > 0 && <Before before={before} offer={offer} />}
      </section>
    </>
  );
}

/** One sentence that says whether the client can make changes. */
function Outlook({ name, offer }: { name: string; offer: Offer }) {
  const { edit } = areasOf(offer.permissions);
  return edit.length > 0 ? (
    <Note tone="warn" icon="pencil">
      <strong>{name} can make changes</strong> in {areasInWords(edit)}.
    </Note>
  ) : (
    <Note tone="ok" icon="eye">
      <strong>This connection is read-only.</strong> {name} can look things up but can’t change anything in{' '}
      {PRODUCT}.
    </Note>
  );
}

/** For a client that was connected before: what is new. */
function Before({ before, offer }: { before: readonly Permission[]; offer: Offer }) {
  const fresh = areasOf(offer.permissions.filter((permission) => !before.includes(permission)));
  const old = areasOf(before);
  const added = [...fresh.edit, ...fresh.view];
  return (
    <p class="small muted">
      Already allowed: {areasInWords([...old.edit, ...old.view])}.
      {added.length > 0 && ` New: ${areasInWords(added)}.`}
    </p>
  );
}

function Refused({
  asker: { name, host },
  account: { membership },
  ownerName,
  by,
}: ReviewPageProps & { by: NonNullable<Offer['refusedBy']> }) {
  return (
    <Note tone="danger">
      {by === 'role'
        ? `Your role in ${membership.name} doesn’t include anything ${name} asked for.`
        : refusalText(by, name, host.name)}{' '}
      Choose another account, or ask {ownerName}.
    </Note>
  );
}
