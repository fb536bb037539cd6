import { dayOf } from '../../src/kernel/calendar/calendar';
import type { TestApp } from './app';
import type { Caller, Reply } from './as';

/** A workspace with sample data, as its owner sees it. */
export interface SampleCompany {
  readonly id: string;
  readonly slug: string;
  readonly owner: Caller & { readonly memberId: string; readonly token: string };
  readonly zone: string;
  /** The current day in its time zone. */
  readonly today: string;
}

/** A new person creates a workspace with sample data. */
export async function givenSample(t: TestApp, zone = 'America/New_York'): Promise<SampleCompany> {
  const user = await t.given.user('Olga Owner');
  const { token } = await t.given.session(user.id);
  const { status, body } = await t.as(token).post('/workspaces', {
    name: 'Harbor Bakery',
    timeZone: zone,
    sampleData: true,
  });
  if (status !== 201) throw new Error(`no sample workspace: ${status} ${JSON.stringify(body)}`);
  const { id, slug, memberId } = body;
  const owner = { ...t.as(token, id), memberId, token };
  return { id, slug, owner, zone, today: dayOf(t.clock.now(), zone) };
}

/** One of its members, signed in. */
export async function sampleMember(t: TestApp, { id }: SampleCompany, memberId: string): Promise<Caller> {
  const [row] = await t.sql<{ userId: string }>(
    'select user_id as "userId" from member where workspace_id = $1 and id = $2',
    [id, memberId],
  );
  const { token } = await t.given.session(row?.userId ?? '');
  return t.as(token, id);
}

/** All items of a list, fetched page by page. */
export async function allOf(by: Caller, path: string): Promise<Reply['body'][]> {
  const data: Reply['body'][] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { status, body }: Reply = await by.get(
      `${path}${path.includes('?') ? '&' : '?'}limit=100${cursor && `&cursor=${cursor}`}`,
    );
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`);
    data.push(...body.data);
    cursor = body.nextCursor;
  }
  return data;
}
