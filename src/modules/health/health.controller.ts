import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheckService } from '@nestjs/terminus';
import { Open } from '../../access/access-rules';
import { DatabaseIndicator } from './database-indicator';

/** Liveness and readiness for operators. */
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: DatabaseIndicator,
  ) {}

  @Get('live')
  @Open({ isCounted: false })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 while the database is unreachable or the process is stopping, so that load balancers skip this instance. */
  @Get('ready')
  @Open({ isCounted: false })
  async ready(): Promise<{ status: string }> {
    const { status } = await this.health.check([() => this.database.check()]);
    return { status };
  }
}
