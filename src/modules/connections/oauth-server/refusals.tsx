import type { KoaContextWithOIDC } from 'oidc-provider';
import { render } from 'preact-render-to-string';
import { PAGE_HEADERS } from '../../../console/http/security-headers';
import { themeIn } from '../../../console/http/theme';
import { hostOf, nameOf } from '../oauth-clients';
import { RefusedPage } from './pages/refused.page';

/** Marks the second request, which redirects to the client. */
const LEAVING = 'leaving';
const SEE_OTHER = 303;
const BAD = 400;

/** The headers of the authorization server's own pages. */
export const pageHeaders = { ...PAGE_HEADERS, 'Referrer-Policy': 'no-referrer' };

/**
 * Shows an error page before an error is returned to the client; the library would redirect immediately. The page links
 * here again, and that second request, which no other site can have started, is redirected.
 */
export function showRefusal(context: KoaContextWithOIDC, knownHosts: readonly string[]): void {
  if (context.status !== SEE_OTHER || isLeaving(context)) return;
  const asked = paramsOf(context);
  const host = hostOf(asked.get('redirect_uri') ?? '');
  const asker = {
    name: nameOf(context.oidc.client?.clientName, host.name),
    host,
    isKnown: knownHosts.includes(host.name),
  };
  asked.set(LEAVING, 'yes');
  const onward = `${context.path}?${asked}`;
  const theme = themeIn((name) => context.cookies.get(name));
  context.remove('location');
  context.status = BAD;
  context.set(pageHeaders);
  context.type = 'text/html; charset=utf-8';
  context.body = `<!doctype html>${render(<RefusedPage theme={theme} asker={asker} onward={onward} />)}`;
}

/** `Sec-Fetch-Site` must name this origin. Old browsers do not send it, so a missing header is accepted. */
function isLeaving(context: KoaContextWithOIDC): boolean {
  const site = context.get('sec-fetch-site');
  return paramsOf(context).has(LEAVING) && (site === '' || site === 'same-origin');
}

function paramsOf({ query }: KoaContextWithOIDC): URLSearchParams {
  const single = Object.entries(query).filter((one): one is [string, string] => typeof one[1] === 'string');
  return new URLSearchParams(single);
}
