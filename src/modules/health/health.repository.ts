import { Injectable } from '@nestjs/common';
import { Sql } from '../../kernel/database/sql';

@Injectable()
export class HealthRepository {
  constructor(private readonly sql: Sql) {}

  async isAnswering(): Promise<boolean> {
    return this.sql.rows('select 1').then(
      () => true,
      () => false,
    );
  }
}
