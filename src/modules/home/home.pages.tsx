import type { Frame } from '../../console/frame';
import { Icon } from '../../console/icon';
import { Head } from '../../console/parts';
import { Shell } from '../../console/shell';

/** One thing that a new workspace needs. */
export interface FirstStep {
  readonly title: string;
  readonly text: string;
  /** What its link says, and where it leads. */
  readonly action: string;
  readonly href: string;
  readonly isDone: boolean;
}

export interface HomePageProps {
  readonly frame: Frame;
  readonly name: string;
  readonly slug: string;
  /** Empty where there is nothing left to do. */
  readonly steps: readonly FirstStep[];
}

/** The start of a workspace: where to go, and at first what to do. */
export function HomePage({ frame, name, slug, steps }: HomePageProps) {
  return (
    <Shell frame={frame} title={name} here="home">
      <Head title={name} text="The people who work here, the keys that act for them, and the API." />
      {steps.length > 0 && <FirstSteps steps={steps} />}
      <Ways slug={slug} />
    </Shell>
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

const WAYS = [
  { icon: 'users', title: 'Members', text: 'The people who can sign in, and their roles.', path: '/members' },
  {
    icon: 'key-round',
    title: 'API Keys',
    text: 'Connect tools without sharing a sign-in.',
    path: '/api-keys',
  },
] as const;
const REFERENCE = {
  icon: 'book-open-text',
  title: 'API reference',
  text: 'Every operation, ready to try.',
  href: '/api/explorer',
};

function Ways({ slug }: { slug: string }) {
  const ways = [...WAYS.map(({ path, ...way }) => ({ ...way, href: `/w/${slug}${path}` })), REFERENCE];
  return (
    <ul class="ways">
      {ways.map(({ icon, title, text, href }) => (
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
