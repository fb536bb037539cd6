import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { networkOf } from '../kernel/http/network';
import { rateLimitHeaders, Throughput } from '../kernel/limits/throughput';
import { slowDownFor } from '../kernel/problem/kernel.problems';

/** Counts requests at the door: by credential once one is known, by network where there is none or a dead one. */
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

  /** A stranger's requests never count against somebody's credential. @throws slowDown over the limit of the network */
  async countNetwork(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (this.areOn) await this.count(`network ${networkOf(request.ip)}`, reply);
  }

  private async count(bucket: string, reply: FastifyReply): Promise<void> {
    const allowance = await this.throughput.take(bucket);
    if (!allowance) return;
    void reply.headers(rateLimitHeaders(allowance));
    if (allowance.allowed) return;
    throw slowDownFor(allowance.resetsInSeconds);
  }
}
