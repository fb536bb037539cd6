import { waitText } from '../../../console/components/when-text';
import { PageResponse } from '../../../console/http/page-response';
import type { Problem } from '../../../kernel/problem/problem';
import { SignInPage, type SignInPageProps } from './sign-in.page';

/** The sign-in page after too many requests: it keeps the typed address and says how long to wait. */
export function tooManyEmails({ kind, extra, options }: Problem, page: SignInPageProps): PageResponse {
  const wait = waitText(Number(extra.retryAfterSeconds));
  const text = `We’ve sent several links already. Wait ${wait}, then try again.`;
  return new PageResponse(
    kind.status,
    <SignInPage {...page} notice={{ tone: 'danger', text }} />,
    options.headers,
  );
}
