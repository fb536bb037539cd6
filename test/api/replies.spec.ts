import { Get, Module } from '@nestjs/common';
import { z } from 'zod';
import { Open } from '../../src/access/access-rules';
import { ApiController } from '../../src/access/api-controller';
import { Atomic } from '../../src/kernel/database/atomic';
import { Sql } from '../../src/kernel/database/sql';
import { Endpoint } from '../../src/kernel/http/operation';
import { startApp, type TestApp } from '../kit/app';

const Thing = z.object({ name: z.string() });
const operation = (id: string) =>
  Endpoint({ id, summary: id, response: { status: 200, description: 'A thing.', schema: Thing } });

/** Blocks each caller until a second one arrives. */
function meeting(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 2) for (const go of waiting.splice(0)) go();
    });
}
const bothHold = meeting();

@ApiController('replies', 'Replies')
class RepliesController {
  constructor(
    private readonly atomic: Atomic,
    private readonly sql: Sql,
  ) {}

  @Get('there')
  @Open()
  @operation('getThere')
  there() {
    return this.crossed([71, 72]);
  }

  @Get('back')
  @Open()
  @operation('getBack')
  back() {
    return this.crossed([72, 71]);
  }

  @Get('wide')
  @Open()
  @operation('getWide')
  wide() {
    return { name: 'thing', tokenHash: 'not to leave' };
  }

  @Get('wrong')
  @Open()
  @operation('getWrong')
  wrong() {
    return { name: 7, tokenHash: 'not to leave' };
  }

  private crossed([first, second]: [number, number]) {
    return this.atomic.run(async () => {
      await this.sql.rows('select pg_advisory_xact_lock($1)', [first]);
      await bothHold();
      await this.sql.rows('select pg_advisory_xact_lock($1)', [second]);
      return { name: 'both' };
    });
  }
}

@Module({ controllers: [RepliesController] })
class RepliesModule {}

let t: TestApp;
beforeAll(async () => {
  t = await startApp({}, [RepliesModule]);
});
afterAll(() => t.close());

it('a response is reduced to the fields of its schema', async () => {
  expect((await t.asNobody().get('/replies/wide')).body).toEqual({ name: 'thing' });
});

it('a response that violates its schema becomes a 500 without its content', async () => {
  const reply = await t.asNobody().get('/replies/wrong');
  expect(reply.status).toBe(500);
  expect(reply.body).toMatchObject({ type: expect.stringContaining('/problems/internal') });
  expect(JSON.stringify(reply.body)).not.toContain('not to leave');
});

it('of two deadlocked requests one succeeds, the other gets 503 overtaken', async () => {
  const nobody = t.asNobody();
  const replies = await Promise.all([nobody.get('/replies/there'), nobody.get('/replies/back')]);
  const [done, lost] = replies.sort((one, other) => one.status - other.status);
  expect([done?.status, lost?.status, lost?.body.code, lost?.headers['retry-after']]).toEqual([
    200,
    503,
    'overtaken',
    '1',
  ]);
  const line = t.log.find((one) => one.includes(lost?.body.requestId) && one.includes('overtaken'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ level: 40, err: { code: '40P01' } });
});
