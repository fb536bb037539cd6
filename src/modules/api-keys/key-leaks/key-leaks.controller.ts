import { Body, Post } from '@nestjs/common';
import { Open } from '../../../access/access-rules';
import { ApiController } from '../../../access/api-controller';
import { Endpoint } from '../../../kernel/http/operation';
import { From, type Visit } from '../../../kernel/http/visit';
import { slowDown } from '../../../kernel/problem/kernel.problems';
import { LeakReceived, LeakReport } from './key-leaks.contract';
import { KeyLeaksService } from './key-leaks.service';

@ApiController('leaked-credentials', 'API keys')
export class KeyLeaksController {
  constructor(private readonly leaks: KeyLeaksService) {}

  @Post()
  @Open()
  @Endpoint({
    id: 'reportLeakedCredentials',
    summary: 'Report leaked keys',
    description:
      'Anyone who finds a key can report it. Active keys in the report are revoked shortly after, and their creator and the owner are notified by email. The response is the same for every report.',
    response: { status: 202, description: 'Received.', schema: LeakReceived },
    example: { credentials: ['ks_live_0000000000000000000000000000000000000000000000000'] },
    errors: [slowDown],
  })
  async report(
    @Body({ schema: LeakReport }) report: LeakReport,
    @From() visit: Visit,
  ): Promise<LeakReceived> {
    await this.leaks.report(report, visit);
    return { status: 'received' };
  }
}
