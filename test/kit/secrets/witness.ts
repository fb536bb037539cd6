import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Vault } from '../../../src/kernel/secret/vault';
import { OidcAdapterFactory } from '../../../src/modules/connections/oauth-server/oidc-adapter-factory';
import { noteAnswer } from './given-out';
import { issued, issuedHere, leaked } from './issued-secrets';

/** Kinds of OAuth records whose id is a secret. */
const SECRET_IDS = new Set(['AccessToken', 'RefreshToken', 'AuthorizationCode']);

/** Serves a sample key. */
const SAMPLE_ADDRESS = '/.well-known/secret-scanning.json';

/** Watches all responses of an app: records the secrets that it issues, and reports those that it must not show. */
@Module({})
export class WitnessModule implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    this.host.httpAdapter.getInstance().addHook('onSend', watch);
  }
}

async function watch(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const { method, raw, headers, body } = request;
  const shown = typeof payload === 'string' || Buffer.isBuffer(payload) ? payload.toString() : '';
  // Test bodies can be nested too deeply for JSON.stringify, so they are only serialized when needed.
  const presented = () => `${raw.url} ${JSON.stringify(headers)} ${JSON.stringify(body ?? '')}`;
  for (const { kind } of issuedHere.findShown(`${JSON.stringify(reply.getHeaders())}\n${shown}`, presented))
    leaked(`a ${kind} in the response to ${method} ${raw.url}`);
  if (raw.url !== SAMPLE_ADDRESS) noteAnswer(String(reply.getHeader('set-cookie') ?? ''), shown);
  return payload;
}

/** Records the codes, tokens and private keys of an app's authorization server where they are created. */
export function noteIssued(app: NestFastifyApplication): void {
  const vault = app.get(Vault);
  const lock = vault.lock.bind(vault);
  vault.lock = (purpose, text) => {
    const key = /"d":"([^"]+)"/.exec(text)?.[1] ?? text;
    issued(`private key (${purpose})`, key);
    return lock(purpose, text);
  };
  const keeper = app.get(OidcAdapterFactory);
  const adapterFor = keeper.adapterFor.bind(keeper);
  keeper.adapterFor = (kind) => {
    const adapter = adapterFor(kind);
    if (!SECRET_IDS.has(kind)) return adapter;
    return {
      ...adapter,
      upsert: (id, payload, seconds) => {
        issued(kind, id);
        return adapter.upsert(id, payload, seconds);
      },
    };
  };
}
