import type { ComponentChildren } from 'preact';
import type { Problem } from '../../kernel/problem/problem';
import { ButtonLink } from '../components/buttons';
import { PRODUCT } from '../components/product';
import type { PageContext } from '../http/page-context';
import type { Theme } from '../http/theme';
import { Shell } from '../layouts/shell';
import { Solo } from '../layouts/solo';

export interface ErrorPageProps {
  status: number;
  /** The problem. Its detail is shown; its title only for a 409, where it is more specific than ours. */
  problem?: Pick<Problem, 'kind' | 'detail'> | undefined;
  /** The context of a signed-in viewer, to show the page in the shell; absent: a standalone page. */
  pageContext?: PageContext | undefined;
  theme?: Theme | undefined;
  /** The id that identifies this request in the log. */
  requestId?: string | undefined;
  /** Better next steps than the default, such as signing in. */
  children?: ComponentChildren;
}

interface Words {
  title: string;
  text: string;
  /** Trying again may help. */
  again?: boolean;
}

const WORDS: Record<number, Words> = {
  400: {
    title: 'This request can’t be read',
    text: 'Part of it is missing or malformed. Nothing was changed.',
  },
  403: { title: 'You don’t have access to this page', text: 'Ask the workspace owner for access.' },
  404: {
    title: 'There’s nothing at this address',
    text: 'It may have moved, or it belongs to a workspace you’re not in.',
  },
  409: {
    title: 'That can’t be done right now',
    text: 'Something changed in the meantime. Your change was not saved.',
  },
  422: {
    title: 'Some fields need a correction',
    text: 'Go back, correct the form and submit it again. Nothing was changed.',
  },
  429: { title: 'Too many attempts', text: 'Wait a minute, then try again.', again: true },
  500: { title: 'Something went wrong on our side', text: 'Nothing was changed.', again: true },
  503: {
    title: `${PRODUCT} is unavailable right now`,
    text: 'Nothing was changed. Wait a moment, then try again.',
    again: true,
  },
};
const UNKNOWN: Words = { title: 'This didn’t work', text: 'Nothing was changed.', again: true };

/** An error page: what happened, the next step, and the id of the request. */
export function ErrorPage({ pageContext, theme, ...fault }: ErrorPageProps) {
  const { title } = wordsOf(fault);
  if (!pageContext) {
    return (
      <Solo title={title} theme={theme}>
        <Fault {...fault} />
      </Solo>
    );
  }
  return (
    <Shell pageContext={pageContext} title={title}>
      <div class="fault">
        <Fault {...fault} again={pageContext.path} home={homeOf(pageContext)} />
      </div>
    </Shell>
  );
}

type FaultProps = Omit<ErrorPageProps, 'pageContext' | 'theme'> & { again?: string; home?: string };

function Fault({ again = '', home = '/', requestId, children, ...fault }: FaultProps) {
  const words = wordsOf(fault);
  return (
    <>
      <div>
        <p class="status">{fault.status}</p>
        <h1>{words.title}</h1>
        <p class="muted">{words.text}</p>
      </div>
      <div class="row wrap">
        {children}
        {words.again && (
          <ButtonLink href={again} tone="primary">
            Try again
          </ButtonLink>
        )}
        <ButtonLink href={home} tone={words.again || children ? undefined : 'primary'}>
          Go to {PRODUCT}
        </ButtonLink>
      </div>
      {requestId && (
        <p class="small faint">
          Reference: <code>{requestId}</code>
        </p>
      )}
    </>
  );
}

function wordsOf({ status, problem }: Pick<ErrorPageProps, 'status' | 'problem'>): Words {
  const usual = WORDS[status] ?? UNKNOWN;
  const title = status === 409 ? problem?.kind.title : undefined;
  return { ...usual, title: title ?? usual.title, text: problem?.detail ?? usual.text };
}

function homeOf({ workspace }: PageContext): string {
  return workspace ? `/w/${workspace.slug}` : '/workspaces';
}
