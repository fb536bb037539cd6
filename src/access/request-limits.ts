import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../kernel/http/network';
import { surfaceOf } from '../kernel/http/surface';
import { rateLimitHeaders, Throughput } from '../kernel/limits/throughput';
import { slowDownFor } from '../kernel/problem/kernel.problems';

const UNIT_BYTES = 4_096;
const UNITS_SHARE = 4;
const BODY_REFUSALS = new Set([400, 415, 422]);

/** Pages have their own bucket: a script that tries invalid keys must not keep its office from signing in. */
const bucketOf = (request: FastifyRequest): string =>
  `${surfaceOf(request) === 'page' ? 'pages' : 'network'} ${networkOf(request.ip)}`;

/** Counts requests: by credential if it is valid, by network if it is missing or invalid. */
@Injectable()
export class RequestLimits {
  constructor(private readonly throughput: Throughput) {}

  get areOn(): boolean {
    return this.throughput.perMinute > 0;
  }

  /** @throws slowDown over the limit of the credential */
  async countCredential(credentialId: string, reply: FastifyReply): Promise<void> {
    if (this.areOn) await this.count(credentialId, reply);
  }

  /**
   * Charges what a request costs beyond the one unit of every request: at most a quarter of the limit, so the most
   * expensive request still works under a small limit. A refused request is charged only its one unit.
   * @throws slowDown over the limit of the credential
   */
  async chargeCredential(credentialId: string, units: number, reply: FastifyReply): Promise<void> {
    const charged = Math.min(units, Math.floor(this.throughput.perMinute / UNITS_SHARE));
    if (charged <= 0) return;
    await this.count(credentialId, reply, charged).catch(async (refusal: unknown) => {
      await this.throughput.giveBack(credentialId, charged);
      throw refusal;
    });
  }

  /** Unauthenticated requests never count against a credential. @throws slowDown over the limit of the network */
  async countNetwork(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (this.areOn) await this.count(bucketOf(request), reply);
  }

  /**
   * Charges a refused body after the refusal: one more unit per 4 KiB. A valid credential is charged itself, so one
   * faulty integration does not use up the limit of its network.
   */
  async countRefusedBody(request: FastifyRequest, status: number): Promise<void> {
    const units = Math.floor(request.bodyLength / UNIT_BYTES);
    if (!this.areOn || units === 0 || !BODY_REFUSALS.has(status)) return;
    await this.throughput.take(request.caller?.credential.id ?? bucketOf(request), units);
  }

  private async count(bucket: string, reply: FastifyReply, units = 1): Promise<void> {
    const allowance = await this.throughput.take(bucket, units);
    if (!allowance) return;
    void reply.headers(rateLimitHeaders(allowance));
    if (allowance.allowed) return;
    throw slowDownFor(allowance.resetsInSeconds);
  }
}
