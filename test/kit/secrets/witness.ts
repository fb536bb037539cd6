import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Vault } from '../../../src/kernel/secret/vault';
import { OidcAdapterFactory } from '../../../src/modules/connections/records/oidc-adapter-factory';
import { noteAnswer } from './given-out';
import { issued, issuedHere, leaked } from './issued-secrets';

/** Kinds of the authorization server's records whose id is a secret. */
const SECRET_IDS = new Set(['AccessToken', 'RefreshToken', 'AuthorizationCode']);

/** Shows a key that is a sample. */
const SAMPLE_ADDRESS = '/.well-known/secret-scanning.json';

/** Looks at every answer of an app: notes the secrets that it gives out, and those that it should not have shown. */
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
  // Bodies of tests may be deeper than JSON can be written, so they are written only where it matters.
  const presented = () => `${raw.url} ${JSON.stringify(headers)} ${JSON.stringify(body ?? '')}`;
  for (const { kind } of issuedHere.findShown(`${JSON.stringify(reply.getHeaders())}\n${shown}`, presented))
    leaked(`a ${kind} in the answer to ${method} ${raw.url}`);
  if (raw.url !== SAMPLE_ADDRESS) noteAnswer(String(reply.getHeader('set-cookie') ?? ''), shown);
  return payload;
}

/** Notes what an app's authorization server makes, where it is made: codes, tokens and keys. */
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
