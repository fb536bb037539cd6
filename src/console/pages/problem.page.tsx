import { Icon } from '../components/icon';
import { CodeBlock, Tag } from '../components/parts';
import type { Theme } from '../http/theme';
import { Plain } from '../layouts/plain';

/** A problem of the catalogue, as `/problems` lists it. */
export interface ProblemLink {
  readonly slug: string;
  readonly title: string;
}

export interface ProblemPageProps extends ProblemLink {
  readonly status: number;
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly fix: readonly string[];
  readonly others: readonly ProblemLink[];
  /** A complete response. */
  readonly example: object;
  readonly theme?: Theme | undefined;
}

/** The page that a problem's `type` links to: what it means, what causes it, how to fix it. */
export function ProblemPage({ theme, ...problem }: ProblemPageProps) {
  return (
    <Plain title={problem.title} theme={theme}>
      <div>
        <p class="crumb">
          <a href="/problems">Problems</a>
          <Icon name="chevron-right" size={14} />
          <code>{problem.slug}</code>
        </p>
        <h1>{problem.title}</h1>
        <p class="lead">
          <Ticked text={problem.meaning} />
        </p>
        <p>
          <Tag tone={problem.status >= 500 ? 'danger' : 'warn'}>HTTP {problem.status}</Tag>
        </p>
      </div>
      <List title="Likely causes" lines={problem.causes} />
      <List title="What to do" lines={problem.fix} />
      <section class="stack">
        <h2>Example response</h2>
        <CodeBlock label="Example response" text={JSON.stringify(problem.example, null, 2)} />
      </section>
      {problem.others.length > 0 && <Neighbours problems={problem.others} />}
    </Plain>
  );
}

function List({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <section class="stack">
      <h2>{title}</h2>
      <ul class="lines">
        {lines.map((line) => (
          <li key={line}>
            <Ticked text={line} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The catalogue puts field names between backticks. */
function Ticked({ text }: { text: string }) {
  return <>{text.split('`').map((part, index) => (index % 2 ? <code key={part}>{part}</code> : part))}</>;
}

function Neighbours({ problems }: { problems: readonly ProblemLink[] }) {
  return (
    <section class="stack" aria-labelledby="neighbours">
      <h2 id="neighbours">Similar problems</h2>
      <ProblemLinks problems={problems} />
    </section>
  );
}

/** Links to problem pages, by title. */
export function ProblemLinks({ problems }: { problems: readonly ProblemLink[] }) {
  return (
    <ul class="links">
      {problems.map(({ slug, title }) => (
        <li key={slug}>
          <a href={`/problems/${slug}`}>{title}</a>
          <code>{slug}</code>
        </li>
      ))}
    </ul>
  );
}
