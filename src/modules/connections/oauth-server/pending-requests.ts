import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { type Client, errors } from 'oidc-provider';
import { PERMISSIONS, type Permission } from '../../../access/permissions';
import { Clock } from '../../../kernel/clock/clock';
import type { Resource } from '../../../kernel/http/surface';
import { digestOf } from '../../../kernel/secret/secret';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions, resourceNamed } from '../connections';
import { type ClientHost, hostOf, nameOf } from '../oauth-clients';
import { type OAuthRecordRow, OAuthRecordsRepository } from '../oauth-records';
import { AuthorizationServer } from './authorization-server';

/** The raw request and response that the library works on. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** An authorization request that waits for the user's decision. */
export interface PendingRequest {
  readonly uid: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly host: ClientHost;
  /** The requested permissions. A request without a scope asks for all of them. */
  readonly requested: readonly Permission[];
  /** The resource as the client named it. */
  readonly indicator: string;
  readonly resource: Resource;
  readonly offline: boolean;
}

export type PendingState = 'expired' | 'answered' | 'elsewhere' | 'untrusted';

const UID = /^[\w-]{20,64}$/;

/** Pending authorization requests. Only the browser that started one can answer it, because it holds its cookie. */
@Injectable()
export class PendingRequests {
  constructor(
    private readonly server: AuthorizationServer,
    private readonly records: OAuthRecordsRepository,
    private readonly clock: Clock,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /** @returns the request, or why this browser cannot answer it */
  async find(uid: string, { request, response }: Exchange): Promise<PendingRequest | PendingState> {
    const row = UID.test(uid) ? await this.records.find('Interaction', digestOf(uid)) : undefined;
    if (!row || (row.expiresAt && row.expiresAt <= this.clock.now())) return 'expired';
    if (row.consumedAt || isAnswered(row)) return 'answered';
    const provider = await this.server.provider();
    const held = await provider.interactionDetails(request, response).catch(() => undefined);
    if (held?.uid !== uid) return 'elsewhere';
    const client = await this.clientOf(row);
    return client ? this.read(uid, row, client) : 'untrusted';
  }

  /** Whether a request still waits for its answer; locks it until the transaction ends. */
  async lockPending(uid: string): Promise<boolean> {
    const row = await this.records.findLocked('Interaction', digestOf(uid));
    return row !== undefined && !row.consumedAt && !isAnswered(row);
  }

  /** The client name of a request, for the sign-in pages. @returns undefined when the request has ended */
  async clientNameOf(uid: string): Promise<string | undefined> {
    const row = UID.test(uid) ? await this.records.find('Interaction', digestOf(uid)) : undefined;
    if (!row || row.consumedAt || (row.expiresAt && row.expiresAt <= this.clock.now())) return undefined;
    return this.read(uid, row, await this.clientOf(row)).clientName;
  }

  /** The client of a request. Its metadata document may be gone or changed since the request. */
  private async clientOf(row: OAuthRecordRow): Promise<Client | undefined> {
    const provider = await this.server.provider();
    try {
      return await provider.Client.find(paramsOf(row).client_id ?? '');
    } catch (error) {
      if (error instanceof errors.OIDCProviderError) return undefined;
      throw error;
    }
  }

  private read(uid: string, row: OAuthRecordRow, client: Client | undefined): PendingRequest {
    const params = paramsOf(row);
    const clientId = params.client_id ?? '';
    const host = hostOf(params.redirect_uri ?? this.options.origin);
    const scopes = (params.scope ?? '').split(' ');
    const indicator = params.resource ?? `${this.options.origin}/mcp`;
    return {
      uid,
      clientId,
      clientName: nameOf(client?.clientName, host.name),
      host,
      requested: PERMISSIONS.filter((permission) => scopes.includes(permission)),
      indicator,
      resource: resourceNamed(this.options.origin, indicator) ?? 'mcp',
      offline: scopes.includes('offline_access'),
    };
  }
}

type Params = Readonly<Partial<Record<string, string>>>;

/** Takes the first of several resources, because a connection is for one resource. */
function paramsOf({ payload }: OAuthRecordRow): Params {
  const { params = {} }: { params?: Record<string, unknown> } = JSON.parse(payload);
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return typeof first === 'string' ? [[name, first]] : [];
    }),
  );
}

const isAnswered = ({ payload }: OAuthRecordRow): boolean => 'result' in JSON.parse(payload);
