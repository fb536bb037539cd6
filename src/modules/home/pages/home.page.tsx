import type { Role } from '../../../access/permissions';
import { Icon } from '../../../console/components/icon';
import { Head, Note } from '../../../console/components/parts';
import type { PageContext } from '../../../console/http/page-context';
import { Shell } from '../../../console/layouts/shell';

/** A setup step of a new workspace. */
export interface FirstStep {
  readonly title: string;
  readonly text: string;
  /** The text of its link. */
  readonly action: string;
  readonly href: string;
  readonly isDone: boolean;
}

export interface HomePageProps {
  readonly pageContext: PageContext;
  readonly name: string;
  readonly slug: string;
  /** Empty when all steps are done. */
  readonly steps: readonly FirstStep[];
  readonly role: Role;
  /** Whether the page links to the API keys. */
  readonly hasKeys: boolean;
  /** Whether the workspace was created with sample data. */
  readonly isSample: boolean;
}

const LEADS = 'The people who work here, their keys and assistants, and the API for hours, time off and pay.';
const WORKS = 'See who works here, connect an assistant to your hours and time off, and explore the API.';

/** The home page of a workspace: links to its areas, and the setup steps of a new one. */
export function HomePage({ pageContext, name, slug, steps, role, hasKeys, isSample }: HomePageProps) {
  return (
    <Shell pageContext={pageContext} title={name} here="home" notice={isSample && <SampleRemark />}>
      <Head title={name} text={role === 'employee' ? WORKS : LEADS} />
      {steps.length > 0 && <FirstSteps steps={steps} />}
      <AreaLinks slug={slug} hasKeys={hasKeys} />
    </Shell>
  );
}

function SampleRemark() {
  return (
    <Note>
      <strong>Sample data.</strong> The people here have no mailboxes, and their hours are fictional.
    </Note>
  );
}

function FirstSteps({ steps }: { steps: readonly FirstStep[] }) {
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <section class="stack" aria-labelledby="first-steps">
      <div class="row between">
        <h2 id="first-steps">First steps</h2>
        <span class="small faint">
          {done} of {steps.length} done
        </span>
      </div>
      <ul class="card checklist">
        {steps.map((step) => (
          <Step key={step.title} {...step} />
        ))}
      </ul>
    </section>
  );
}

function Step({ title, text, action, href, isDone }: FirstStep) {
  return (
    <li class={isDone ? 'done' : undefined}>
      <Icon name={isDone ? 'circle-check' : 'circle'} size={20} />
      <div>
        <strong>{title}</strong>
        {isDone ? <span class="sr"> (done)</span> : <p class="small muted">{text}</p>}
      </div>
      {!isDone && <a href={href}>{action}</a>}
    </li>
  );
}

const MEMBERS = { icon: 'users', title: 'Members', text: 'The people who can sign in, and their roles.' };
const API_KEYS = { icon: 'key-round', title: 'API Keys', text: 'Connect tools without sharing a sign-in.' };
const CONNECTIONS = { icon: 'plug', title: 'Connections', text: 'Claude, ChatGPT and other assistants.' };
const REFERENCE = {
  icon: 'book-open-text',
  title: 'API reference',
  text: 'Every operation, ready to try.',
  href: '/api/explorer',
};

function AreaLinks({ slug, hasKeys }: Pick<HomePageProps, 'slug' | 'hasKeys'>) {
  const options = [
    { ...MEMBERS, href: `/w/${slug}/members` },
    ...(hasKeys ? [{ ...API_KEYS, href: `/w/${slug}/api-keys` }] : []),
    { ...CONNECTIONS, href: `/w/${slug}/connections` },
    REFERENCE,
  ];
  return (
    <ul class="ways">
      {options.map(({ icon, title, text, href }) => (
        <li key={href}>
          <a class="card" href={href}>
            <Icon name={icon} size={20} />
            <b>{title}</b>
            <span class="small muted">{text}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
