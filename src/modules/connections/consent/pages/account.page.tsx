import { ButtonLink, Submit } from '../../../../console/components/buttons';
import { RadioCards } from '../../../../console/components/choices';
import { ROLE_NAMES } from '../../../../console/http/page-context';
import type { Theme } from '../../../../console/http/theme';
import { Solo, SoloHead } from '../../../../console/layouts/solo';
import type { Asker } from '../../oauth-clients';
import type { Account } from '../accounts';
import type { Offer } from '../consent.rules';
import { Locked, NotYou } from './consent-parts';

export interface AccountPageProps {
  readonly theme: Theme | undefined;
  readonly asker: Asker;
  readonly email: string;
  readonly accounts: readonly Account[];
  readonly error?: string | undefined;
}

/** Account selection; no account is preselected. */
export function AccountPage({ theme, asker, email, accounts, error }: AccountPageProps) {
  const { uid, name, host } = asker;
  return (
    <Solo title={`Connect ${name}`} theme={theme} wide foot={<NotYou uid={uid} email={email} />}>
      <Locked name={name} />
      <SoloHead title={`Which account should ${name} use?`}>
        {name} asked to connect from <strong>{host.name}</strong>. The connection applies to one account only.
      </SoloHead>
      <form method="post" action={`/connect/${uid}`} class="stack">
        <RadioCards
          name="account"
          legend={`The account that ${name} uses`}
          quiet
          error={error}
          choices={accounts.map(({ membership, offer }) => ({
            value: membership.id,
            label: membership.name,
            text: offer.refusedBy
              ? refusalText(offer.refusedBy, name, host.name)
              : ROLE_NAMES[membership.role],
            disabled: offer.refusedBy !== undefined,
          }))}
        />
        <Submit tone="primary" tall block name="decision" value="review">
          Continue
        </Submit>
        <Submit tall block name="decision" value="cancel">
          Cancel
        </Submit>
      </form>
    </Solo>
  );
}

/** Why an account cannot be used for the request. */
export function refusalText(by: NonNullable<Offer['refusedBy']>, client: string, host: string): string {
  const texts = {
    off: 'This workspace doesn’t allow connecting assistants.',
    host: `This workspace doesn’t allow assistants from ${host}.`,
    role: `Your role here doesn’t include anything ${client} asked for.`,
  };
  return texts[by];
}

export interface NoAccountPageProps {
  readonly theme: Theme | undefined;
  readonly asker: Asker;
  readonly email: string;
}

/** For users without a workspace: how to create one and return here. */
export function NoAccountPage({ theme, asker, email }: NoAccountPageProps) {
  const { uid, name } = asker;
  const address = `/workspaces/new?${new URLSearchParams({ returnTo: `/connect/${uid}` })}`;
  return (
    <Solo title={`Connect ${name}`} theme={theme} foot={<NotYou uid={uid} email={email} />}>
      <Locked name={name} />
      <SoloHead title="You need a workspace first">
        {name} connects to one workspace, and you’re not in any yet. Create one and you’ll come straight back
        here. If you were invited to one, open the link in that email, then start again from {name}.
      </SoloHead>
      <ButtonLink href={address} tone="primary" tall block>
        Create a workspace
      </ButtonLink>
      <form method="post" action={`/connect/${uid}`}>
        <Submit tall block name="decision" value="cancel">
          Cancel
        </Submit>
      </form>
    </Solo>
  );
}
