import { Get, Module } from '@nestjs/common';
import { z } from 'zod';
import { ApiController } from '../../src/access/api-controller';
import { Open } from '../../src/access/doors';
import { Answers } from '../../src/kernel/http/operation';
import { startApp, type TestApp } from '../kit/app';

const Thing = z.object({ name: z.string() });
const says = (id: string) =>
  Answers({ id, summary: id, answer: { status: 200, says: 'A thing.', schema: Thing } });

@ApiController('replies', 'Replies')
class RepliesController {
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
