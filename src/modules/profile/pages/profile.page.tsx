import { Submit } from '../../../console/components/buttons';
import { Field, Select } from '../../../console/components/fields';
import { Head, Note } from '../../../console/components/parts';
import { exactText } from '../../../console/components/when-text';
import { ZoneField } from '../../../console/components/zone-field';
import type { PageContext } from '../../../console/http/page-context';
import { Shell } from '../../../console/layouts/shell';
import type { NotificationsView } from '../../notifications';
import type { ProfileView } from '../profile.contract';
import { EmailAddressCard, type EmailTyped } from './email-address-card';
import { EmailSettingsCard } from './email-settings-card';

type ProfileField = 'name' | 'timeZone' | 'locale';

export interface SentForm {
  readonly fields: Readonly<Record<ProfileField, string>>;
  readonly errors: Readonly<Partial<Record<ProfileField, string>>>;
  readonly problem?: string;
}

export interface ProfilePageProps {
  readonly pageContext: PageContext;
  readonly profile: ProfileView;
  readonly emailSettings: NotificationsView;
  readonly now: Date;
  readonly zone: string;
  /** The submitted form, when it is shown again. */
  readonly form?: SentForm | undefined;
  /** The same for the email address. */
  readonly email?: EmailTyped | undefined;
  /** What was wrong with the submitted email settings. */
  readonly settingsProblem?: string | undefined;
}

/** The profile page: name and display settings, email address and email settings. */
export function ProfilePage(props: ProfilePageProps) {
  const { pageContext, profile, emailSettings, form, email, now, zone } = props;
  return (
    <Shell pageContext={pageContext} title="Profile">
      <Head title="Profile" text="Your name is shown to everyone you work with, in all your workspaces." />
      {form?.problem && (
        <Note tone="danger" role="alert">
          {form.problem}
        </Note>
      )}
      <ProfileForm profile={profile} form={form} now={now} zone={zone} />
      <EmailAddressCard profile={profile} now={now} zone={zone} typed={email} />
      <EmailSettingsCard emailSettings={emailSettings} problem={props.settingsProblem} />
    </Shell>
  );
}

function ProfileForm({
  profile,
  form,
  now,
  zone,
}: Omit<ProfilePageProps, 'pageContext' | 'email' | 'emailSettings'>) {
  const errors = form?.errors ?? {};
  const timeZone = form?.fields.timeZone ?? profile.timeZone ?? '';
  const locale = form?.fields.locale ?? profile.locale ?? '';
  return (
    <form method="post" action="/me/profile" class="card sheet" novalidate>
      <input type="hidden" name="version" value={profile.version} />
      <Field
        name="name"
        label="Name"
        autocomplete="name"
        maxlength={200}
        required
        focus={errors.name !== undefined}
        value={form?.fields.name ?? profile.name}
        error={errors.name}
      />
      <ZoneField
        name="timeZone"
        label="Time zone"
        value={timeZone}
        none="My browser’s time zone"
        hint="Pages show times in this zone. Hours and pay are computed in the workspace’s zone."
        error={errors.timeZone}
      />
      <Select name="locale" label="Dates and times" error={errors.locale}>
        <option value="" selected={locale === ''}>
          {`Keyshift default (${exactText(now, { zone })})`}
        </option>
        {localesWith(locale).map((tag) => (
          <option value={tag} key={tag} selected={tag === locale}>
            {`${LOCALE_NAMES.of(tag)} (${exactText(now, { zone, locale: tag })})`}
          </option>
        ))}
      </Select>
      <div class="row">
        <Submit tone="primary" busy="Saving…">
          Save
        </Submit>
      </div>
    </form>
  );
}

const LOCALES = [
  'en-US',
  'en-GB',
  'en-CA',
  'de-DE',
  'es-ES',
  'fr-FR',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'sv-SE',
];
const LOCALE_NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** The list, plus a locale that was set through the API. */
const localesWith = (own: string): readonly string[] =>
  own && !LOCALES.includes(own) ? [...LOCALES, own] : LOCALES;
