import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { render } from 'preact-render-to-string';
import { themeIn } from '../../../console/http/theme';
import { FaultPage, type FaultState } from './pages/fault.page';
import { pageHeaders } from './refusals';

/** The client is unknown, its metadata is invalid, or the redirect URI is not registered. */
const UNTRUSTED = new Set(['invalid_client', 'invalid_client_metadata', 'invalid_redirect_uri']);
const GONE = 410;
const BAD = 400;

/** Renders the errors that must not be returned to the client as pages. */
export const renderFault: NonNullable<Configuration['renderError']> = (context, out) => {
  const state = stateOf(context, out.error);
  const theme = themeIn((name) => context.cookies.get(name));
  context.status = state === 'expired' ? GONE : BAD;
  context.set(pageHeaders);
  context.type = 'text/html; charset=utf-8';
  context.body = `<!doctype html>${render(<FaultPage state={state} theme={theme} />)}`;
};

function stateOf({ path, query }: KoaContextWithOIDC, error: string): FaultState {
  if (path !== '/oauth/authorize') return 'expired';
  if (Object.keys(query).every((name) => name === 'scope')) return 'bare';
  return UNTRUSTED.has(error) ? 'untrusted' : 'malformed';
}
