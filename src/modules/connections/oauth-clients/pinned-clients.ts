import type { AdapterPayload } from 'oidc-provider';

const CLAUDE = 'https://claude.ai/oauth/mcp-oauth-client-metadata';
const CLAUDE_CODE = 'https://claude.ai/oauth/claude-code-client-metadata';
const SHARED = {
  client_uri: 'https://claude.ai',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  token_endpoint_auth_method: 'none',
} as const;

/**
 * Clients whose metadata document may be unreachable from a data centre, because their host responds to some of them
 * with a browser challenge. Copied from the vendor; update by hand when the vendor changes them.
 */
export const PINNED_CLIENTS: Readonly<Record<string, AdapterPayload>> = {
  [CLAUDE]: {
    ...SHARED,
    client_id: CLAUDE,
    client_name: 'Claude',
    redirect_uris: ['https://claude.ai/api/mcp/auth_callback', 'https://claude.com/api/mcp/auth_callback'],
  },
  [CLAUDE_CODE]: {
    ...SHARED,
    client_id: CLAUDE_CODE,
    client_name: 'Claude Code',
    redirect_uris: ['http://localhost/callback', 'http://127.0.0.1/callback'],
    application_type: 'native',
  },
};
