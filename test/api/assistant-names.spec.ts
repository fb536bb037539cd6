import { startApp, type TestApp } from '../kit/app';
import { wordsOf } from '../kit/browse';
import { Assistant, Tab } from '../kit/oauth-client';

let t: TestApp;
beforeAll(async () => {
  t = await startApp({ ASSISTANT_REGISTRATIONS_PER_HOUR: '100000' });
});
afterAll(() => t.close());

const CLAUDE = [
  'https://claude.ai/oauth/mcp-oauth-client-metadata',
  'https://claude.ai/api/mcp/auth_callback',
] as const;

/** The consent page for an assistant with the given name. */
async function pageFor(claimed: string): Promise<string> {
  const { ann } = await t.given.workspace({ ann: 'admin' });
  const tab = Tab.forSession(t, ann);
  const start = await tab.get((await Assistant.registered(t, { client_name: claimed })).address());
  return (await tab.get(String(start.headers.location))).text;
}

describe('a client name', () => {
  it.each([
    ['with reversed text', '\u202Eedualc', 'edualc'],
    ['with direction marks', '\u2066Cla\u2069ude\u200E\u200F', 'Claude'],
    ['with zero-width characters', 'C\u200Bl\u200Ca\u200Du\u2060d\uFEFFe', 'Claude'],
    ['on several lines', 'Claude\r\n\r\nAllow access\u2028now', 'Claude Allow access now'],
    ['with control characters', 'Cl\u0000au\u0007de\u001B[31m', 'Claude[31m'],
    ['of direction marks only', '\u202E\u200B', 'assistant.example'],
    ['of spaces only', ' \u00A0\u2003 ', 'assistant.example'],
    ['of private-use characters', '\uE000\u{F0000}', 'assistant.example'],
  ])('%s is shown as plain text', async (_, claimed, shown) => {
    expect(wordsOf(await pageFor(claimed))).toContain(`${shown} asked to connect from assistant.example`);
  });

  it('with markup is escaped, and a long one is truncated', async () => {
    const text = await pageFor(`<script>alert(1)</script><b>${'x'.repeat(100)}`);
    expect(text).not.toMatch(/<script>alert|<b>x/);
    expect(text).toContain('&lt;script>alert(1)');
    expect(text).not.toContain('x'.repeat(61));
  });

  it.each([
    'Claude',
    'claude desktop',
    'Сlаudе',
    'ᴄʟᴀᴜᴅᴇ',
    'Ｃｌａｕｄｅ',
    'C l a u d e',
    'C1aude',
    'Cláude',
    'Chat-GPT',
    'СhаtGРТ',
    '0penAI',
    'Anthropic',
    'Keyshift Support',
  ])('such as %s gets an impersonation warning', async (claimed) => {
    const words = wordsOf(await pageFor(claimed));
    expect(words).toContain('Its name imitates a well-known product');
    expect(words).toContain('it sends you back to: assistant.example');
  });

  it.each(['Helper', 'Roster sync', 'Claudia’s planner', 'Cloud export'])(
    'such as %s gets no impersonation warning',
    async (claimed) => {
      const words = wordsOf(await pageFor(claimed));
      expect(words).not.toContain('others are known by');
      expect(words).toContain('Keyshift hasn’t checked this app.');
    },
  );

  it('of a known host gets no warning', async () => {
    const { ann } = await t.given.workspace({ ann: 'admin' });
    const tab = Tab.forSession(t, ann);
    const start = await tab.get(new Assistant(t, ...CLAUDE).address());
    const words = wordsOf((await tab.get(String(start.headers.location))).text);
    expect(words).toContain('Let Claude use');
    expect(words).not.toMatch(/hasn’t checked|others are known by/);
  });
});
