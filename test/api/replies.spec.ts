import { Get, Module } from '@nestjs/common';
import { z } from 'zod';
import { Open } from '../../src/access/access-rules';
import { ApiController } from '../../src/access/api-controller';
import { Atomic } from '../../src/kernel/database/atomic';
import { Sql } from '../../src/kernel/database/sql';
import { Endpoint } from '../../src/kernel/http/operation';
import { startApp, type TestApp } from '../kit/app';

const Thing = z.object({ name: z.string() });
const says = (id: string) =>
  Endpoint({ id, summary: id, response: { status: 200, description: 'A thing.', schema: Thing } });

/** Lets nobody on before two are there. */
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
  @says('getThere')
  there() {
    return this.crossed([71, 72]);
  }

  @Get('back')
  @Open()
  @says('getBack')
  back() {
    return this.crossed([72, 71]);
  }

  @Get('wide')
  @Open()
  @says('getWide')
  wide() {
    return { name: 'thing', tokenHash: 'not to leave' };
  }

  @Get('wrong')
  @Open()
  @says('getWrong')
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

it('a reply is cut to the fields of its schema', async () => {
  expect((await t.asNobody().get('/replies/wide')).body).toEqual({ name: 'thing' });
});

it('a reply that does not fit its schema is a fault of ours, and nothing of it leaves', async () => {
  const reply = await t.asNobody().get('/replies/wrong');
  expect(reply.status).toBe(500);
  expect(reply.body).toMatchObject({ type: expect.stringContaining('/problems/internal') });
  expect(JSON.stringify(reply.body)).not.toContain('not to leave');
});

it('of two who stand in each other’s way one is answered, and the other is told to come again', async () => {
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
