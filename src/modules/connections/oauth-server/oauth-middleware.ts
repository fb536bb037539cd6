import { Inject, Injectable, Logger } from '@nestjs/common';
import type Provider from 'oidc-provider';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { PERMISSIONS } from '../../../access/permissions';
import { Atomic } from '../../../kernel/database/atomic';
import { isDatabaseAway, isOvertaken } from '../../../kernel/problem/faults';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from '../connections';
import { currentRotation, TOKEN_PATH } from './oauth-request-context';
import { showRefusal } from './refusals';

const RETRY_SECONDS = '2';
const OK = 200;
/** Rolls back a redemption whose response is already written. */
const UNDONE = new Error('the refresh failed, and its token stays unused');
/** OpenID Connect metadata about ID tokens, which this server does not issue. */
const OF_IDENTITY = [
  'claims_supported',
  'claim_types_supported',
  'claims_parameter_supported',
  'subject_types_supported',
  'id_token_signing_alg_values_supported',
  'acr_values_supported',
];

type Next = () => Promise<unknown>;

/** Middleware around the library's responses. */
@Injectable()
export class OAuthMiddleware {
  private readonly logger = new Logger('AuthorizationServer');
  private readonly faults = new WeakMap<object, unknown>();

  private readonly refused = new WeakSet<object>();

  constructor(
    private readonly atomic: Atomic,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  register(provider: Provider): void {
    provider.on('server_error', (context, error) => void this.faults.set(context, error));
    provider.on('authorization.error', (context) => void this.refused.add(context));
    provider.use((context: KoaContextWithOIDC, next: Next) => this.describeFaults(context, next));
    provider.use((context: KoaContextWithOIDC, next: Next) => this.describeRefusals(context, next));
    provider.use((context: KoaContextWithOIDC, next: Next) => this.describe(context, next));
    provider.use((context: KoaContextWithOIDC, next: Next) => this.whole(context, next));
  }

  /** An unavailable database gives 503 and not an OAuth error, on which clients would discard their tokens. */
  private async describeFaults(context: KoaContextWithOIDC, next: Next): Promise<void> {
    try {
      await next();
    } catch (error) {
      this.faults.set(context, error);
    }
    const fault = this.faults.get(context);
    if (fault === undefined) return;
    const isAway = isDatabaseAway(fault) || isOvertaken(fault);
    if (isAway) this.logger.warn({ err: fault }, 'the database is unavailable to the authorization server');
    else this.logger.error({ err: fault }, 'the authorization server failed');
    context.status = isAway ? 503 : 500;
    if (isAway) context.set('retry-after', RETRY_SECONDS);
    context.body = { error: isAway ? 'temporarily_unavailable' : 'server_error' };
  }

  /** Shows the user an error page before the browser is redirected to the client with the error. */
  private async describeRefusals(context: KoaContextWithOIDC, next: Next): Promise<void> {
    await next();
    if (context.path === '/oauth/authorize' && this.refused.has(context))
      showRefusal(context, this.options.knownHosts);
  }

  /** Adds the permissions, which are scopes of the resources; the library lists only its own scopes. */
  private async describe(context: KoaContextWithOIDC, next: Next): Promise<void> {
    await next();
    const { body } = context;
    if (context.oidc?.route !== 'discovery' || typeof body !== 'object' || body === null) return;
    const kept = Object.entries(body).filter(([name]) => !OF_IDENTITY.includes(name));
    const own = {
      scopes_supported: [...PERMISSIONS, 'offline_access'],
      response_modes_supported: ['query', 'fragment'],
    };
    context.body = { ...Object.fromEntries(kept), ...own };
  }

  /**
   * A redemption is one transaction that starts with the membership lock; the response is sent after the commit. A
   * failed refresh leaves its token unused, because the client did not get a new one.
   */
  private async whole(context: KoaContextWithOIDC, next: Next): Promise<void> {
    if (context.path !== TOKEN_PATH) return void (await next());
    const redeem = async () => {
      await next();
      if (context.status !== OK && currentRotation().spent !== undefined) throw UNDONE;
      repeatSuccessor(context);
    };
    await this.atomic.later(redeem).catch((error: unknown) => {
      if (error !== UNDONE) throw error;
    });
  }
}

/** Within the grace period of a used token, replaces the library's new token with the token's first successor. */
function repeatSuccessor(context: KoaContextWithOIDC): void {
  const { successor } = currentRotation();
  const { body, status } = context;
  if (successor === undefined || status !== OK || typeof body !== 'object' || body === null) return;
  context.body = { ...body, refresh_token: successor };
}
